package io.guanhu.customer.change;

import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.InvalidValueException;
import io.guanhu.customer.model.Patch;
import io.guanhu.customer.model.Value;
import io.guanhu.customer.values.FieldRules;
import io.guanhu.customer.vault.ValueJson;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a merge patch (RFC 7396) as it is sent. */
final class PatchReader {

    private PatchReader() {}

    /** Normalises every value; a 400 names every field that is wrong. */
    static Patch read(Map<String, JsonNode> patch, LocalDate today) {
        Map<Field, Optional<Value>> values = new EnumMap<>(Field.class);
        List<FieldProblem> problems = new ArrayList<>();
        patch.forEach(
                (name, node) -> {
                    try {
                        Field field =
                                Field.of(name)
                                        .orElseThrow(() -> new InvalidValueException("unknown"));
                        values.put(field, value(field, node, today));
                    } catch (InvalidValueException invalid) {
                        problems.add(new FieldProblem("patch." + name, invalid.code()));
                    }
                });
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Patch(values);
    }

    private static Optional<Value> value(Field field, JsonNode node, LocalDate today) {
        if (node.isNull()) {
            if (field.required()) {
                throw new InvalidValueException("required");
            }
            return Optional.empty();
        }
        Value typed =
                ValueJson.value(node).orElseThrow(() -> new InvalidValueException("wrong-type"));
        return Optional.of(FieldRules.normalise(field, typed, today));
    }
}
