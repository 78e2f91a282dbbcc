package io.guanhu.platform.problem.diagnosis;

import io.guanhu.platform.problem.ProblemException.FieldProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds everything wrong with a body that cannot be read. Jackson stops at the first fault, so each
 * fault is removed in turn until the rest can be read.
 */
final class FaultyBody {

    private static final int MOST = 50;

    /**
     * How many bytes may be read again in all attempts together, which takes a few milliseconds.
     */
    private static final int EFFORT = 2 * 1024 * 1024;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper;
    private final JavaType type;
    private final Map<String, FieldProblem> faults = new LinkedHashMap<>();
    private final Set<String> takenOut = new HashSet<>();

    FaultyBody(JsonMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /**
     * The result.
     *
     * @param rest what could be read of the body; null if nothing could
     */
    record Found(List<FieldProblem> faults, @Nullable Object rest) {}

    /**
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    Found read(byte[] body) {
        JsonNode tree = mapper.readTree(body);
        int tries = Math.min(2 * MOST, 1 + EFFORT / Math.max(1, body.length));
        for (int times = 0; times < tries && faults.size() < MOST; times++) {
            try {
                return new Found(List.copyOf(faults.values()), mapper.treeToValue(tree, type));
            } catch (DatabindException failure) {
                note(failure);
                if (!repair(tree, failure)) {
                    break;
                }
            }
        }
        return new Found(List.copyOf(faults.values()), null);
    }

    /** Ignores objections of a record that may only be due to a removed field. */
    private void note(DatabindException failure) {
        boolean consequence = failure instanceof ValueInstantiationException && !takenOut.isEmpty();
        if (!consequence) {
            JsonDiagnoses.of(failure).fields().forEach(fault -> faults.putIfAbsent(fault.field(), fault));
        }
    }

    /** Removes the fault, or replaces it by a placeholder if a value is required. */
    private boolean repair(JsonNode tree, DatabindException failure) {
        List<Reference> path = new ArrayList<>(failure.getPath());
        while (!path.isEmpty() && path.getLast().getPropertyName() == null) {
            // Removing an element of a list would change the positions of the others.
            path.removeLast();
        }
        if (path.isEmpty()) {
            return false;
        }
        JsonNode parent = tree;
        for (Reference step : path.subList(0, path.size() - 1)) {
            String name = step.getPropertyName();
            parent = name == null ? parent.path(step.getIndex()) : parent.path(name);
        }
        String name = path.getLast().getPropertyName();
        if (!(parent instanceof ObjectNode object)) {
            return false;
        }
        takenOut.add(JsonDiagnoses.pathOf(path));
        if (object.has(name)) {
            object.remove(name);
            return true;
        }
        JsonNode standIn = standIn(failure);
        if (standIn != null) {
            object.set(name, standIn);
        }
        return standIn != null;
    }

    /** A number or boolean for a field that cannot be absent. */
    private static @Nullable JsonNode standIn(DatabindException failure) {
        Class<?> wanted = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (wanted == null || !wanted.isPrimitive()) {
            return null;
        }
        return wanted == boolean.class ? NODES.booleanNode(false) : NODES.numberNode(0);
    }
}
