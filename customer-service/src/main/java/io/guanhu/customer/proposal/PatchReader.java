package io.guanhu.customer.proposal;

import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.model.change.Patch;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.values.FieldRules;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads a merge patch (RFC 7396) as sent. */
@Component
class PatchReader {

    private final Fields catalogue;
    private final Clock clock;

    PatchReader(Fields catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Normalises every value; a 400 names every invalid field.
     *
     * @param removed fields that the patch could also set to null
     */
    Patch read(@Nullable Map<String, JsonNode> patch, @Nullable List<String> removed) {
        Map<String, JsonNode> changed = patch == null ? Map.of() : patch;
        List<String> emptied = removed == null ? List.of() : removed;
        List<String> known = catalogue.all().stream().map(Field::code).toList();
        Reading reading = new Reading(catalogue, LocalDate.now(clock));
        if (changed.isEmpty() && emptied.isEmpty()) {
            reading.problems.add(new FieldProblem("patch", "required"));
        }
        changed.forEach((name, node) -> reading.take("patch." + name, name, node, List.of()));
        for (int at = 0; at < emptied.size(); at++) {
            reading.take("removed[%d]".formatted(at), emptied.get(at), NullNode.getInstance(), known);
        }
        if (!reading.problems.isEmpty()) {
            throw ProblemException.invalid(reading.problems);
        }
        return new Patch(reading.values);
    }

    private static final class Reading {

        private final Fields catalogue;
        private final LocalDate today;
        private final Map<Field, Optional<Value>> values = new HashMap<>();
        private final List<FieldProblem> problems = new ArrayList<>();

        private Reading(Fields catalogue, LocalDate today) {
            this.catalogue = catalogue;
            this.today = today;
        }

        private void take(String where, String name, JsonNode node, List<String> allowed) {
            try {
                Field field = catalogue.of(name).orElse(null);
                if (field == null) {
                    problems.add(new FieldProblem(where, "unknown", allowed));
                } else if (values.putIfAbsent(field, value(field, node, today)) != null) {
                    problems.add(new FieldProblem(where, "repeated"));
                }
            } catch (InvalidValueException invalid) {
                problems.add(new FieldProblem(where, invalid.code()));
            }
        }
    }

    private static Optional<Value> value(Field field, JsonNode node, LocalDate today) {
        if (node.isNull()) {
            if (field.is(Trait.REQUIRED)) {
                throw new InvalidValueException("required");
            }
            return Optional.empty();
        }
        Value typed = ValueJson.value(node).orElseThrow(() -> new InvalidValueException("wrong-type"));
        return Optional.of(FieldRules.normalise(field, typed, today));
    }
}
