package io.guanhu.testing;

import io.guanhu.testing.ServiceApi.Operation;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends an operation a body with every possible fault, and with values that are not allowed. The
 * single answer must name all of them, in the caller's language, with the allowed values.
 */
final class FaultyBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final String UNKNOWN = "nonsense";

    private final ServiceApi api;

    FaultyBodies(ServiceApi api) {
        this.api = api;
    }

    /** What went wrong, one line each. */
    List<String> faults(Operation operation, Tokens caller) {
        List<String> faults = new ArrayList<>();
        JsonNode sample = SpoiltBodies.sample(api.document(), operation.body());
        if (sample instanceof ObjectNode body) {
            Set<String> wrong = spoil(body, operation);
            Map<String, Set<String>> messages = new TreeMap<>();
            for (String language : LANGUAGES) {
                JsonNode errors = errors(operation, caller, body, language);
                wrong.stream()
                        .filter(name -> named(errors, name).isEmpty())
                        .forEach(name -> faults.add(operation + " does not name " + name + " among " + errors));
                messages.put(
                        language,
                        named(errors, UNKNOWN).stream()
                                .map(error -> error.path("message").asString(""))
                                .collect(Collectors.toSet()));
            }
            if (Set.copyOf(messages.values()).size() < LANGUAGES.size()) {
                faults.add(operation + " says the same in both languages: " + messages);
            }
            faults.addAll(unlisted(operation, caller));
        }
        return faults;
    }

    /** Gives every property a wrong type, and adds unknown ones. */
    private Set<String> spoil(ObjectNode body, Operation operation) {
        Set<String> wrong = new TreeSet<>(Set.of(UNKNOWN));
        for (String name : List.copyOf(body.propertyNames())) {
            String type = property(operation, name).path("type").asString("");
            if (type.equals("boolean")) {
                body.put(name, 1);
                wrong.add(name);
            } else if (!type.isEmpty()) {
                body.put(name, true);
                wrong.add(name);
            }
        }
        body.put(UNKNOWN, 1);
        return wrong;
    }

    private List<String> unlisted(Operation operation, Tokens caller) {
        List<String> faults = new ArrayList<>();
        ObjectNode whole = SpoiltBodies.sample(api.document(), operation.body()).asObject();
        for (String name : whole.propertyNames()) {
            List<String> listed = texts(property(operation, name).path("enum"));
            if (!listed.isEmpty()) {
                ObjectNode body = whole.deepCopy().put(name, "NONSENSE");
                JsonNode errors = errors(operation, caller, body, "en");
                boolean reported = named(errors, name).stream()
                        .anyMatch(error -> texts(error.path("allowed")).equals(listed)
                                && error.path("message").asString("").contains(listed.getLast()));
                if (!reported) {
                    faults.add(operation + " does not list the values of " + name + ": " + errors);
                }
            }
        }
        return faults;
    }

    private JsonNode property(Operation operation, String name) {
        JsonNode schema = SpoiltBodies.resolved(api.document(), operation.body());
        return SpoiltBodies.resolved(api.document(), schema.path("properties").path(name));
    }

    private JsonNode errors(Operation operation, Tokens caller, JsonNode body, String language) {
        HttpResponse<String> answer =
                ServiceApi.send(api.call(operation, caller, api.target(operation, Map.of()), body.toString())
                        .header("Accept-Language", language));
        return JSON.readTree(answer.body()).path("errors");
    }

    private static List<JsonNode> named(JsonNode errors, String name) {
        return errors.valueStream()
                .filter(error -> error.path("field").asString("").startsWith(name))
                .toList();
    }

    private static List<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).toList();
    }
}
