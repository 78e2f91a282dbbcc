package io.guanhu.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies for an OpenAPI schema, each with one property corrupted in one way. */
final class SpoiltBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    /** Replacements for a property, as JSON; the surrogate is half a character. */
    private static final Map<String, String> WAYS = Map.ofEntries(
            Map.entry("null", "null"),
            Map.entry("a number", "12345678901234567890"),
            Map.entry("1", "1"),
            Map.entry("a fraction", "0.5"),
            Map.entry("a truth", "true"),
            Map.entry("nothing in it", "\"\""),
            Map.entry("an empty list", "[]"),
            Map.entry("an empty object", "{}"),
            Map.entry("NUL", "\"a\\u0000b\""),
            Map.entry("half a character", "\"a\\ud800b\""),
            Map.entry("full width and bidi", "\"\\uff11\\u202e\\u2066x\""),
            Map.entry("100,000 characters", "\"" + "x".repeat(100_000) + "\""));

    private final JsonNode description;
    private final List<Spoilt> spoilt = new ArrayList<>();

    private SpoiltBodies(JsonNode description) {
        this.description = description;
    }

    /**
     * A body.
     *
     * @param property with dots, as named in problems
     * @param mustBeNamed whether the only correct answer is a refusal that names the property
     */
    record Spoilt(String property, String way, String body, boolean mustBeNamed) {

        @Override
        public String toString() {
            return property + " " + way;
        }
    }

    static List<Spoilt> of(JsonNode description, JsonNode schema) {
        SpoiltBodies bodies = new SpoiltBodies(description);
        JsonNode whole = bodies.sample(schema, 0);
        for (String body : List.of("", "null", "[]", "{}", "1", "\"x\"", "{", "[[[[[[[[[[")) {
            bodies.spoilt.add(new Spoilt("", "is " + body, body, false));
        }
        if (whole instanceof ObjectNode object) {
            bodies.spoil(object, object, bodies.resolved(schema), "");
        }
        return bodies.spoilt;
    }

    /** A value of a type. */
    static JsonNode sample(JsonNode description, JsonNode schema) {
        return new SpoiltBodies(description).sample(schema, 0);
    }

    private void spoil(ObjectNode whole, ObjectNode at, JsonNode schema, String path) {
        for (String name : List.copyOf(at.propertyNames())) {
            JsonNode kept = at.get(name);
            JsonNode property = resolved(schema.path("properties").path(name));
            String full = path.isEmpty() ? name : path + "." + name;
            at.remove(name);
            spoilt.add(new Spoilt(full, "is missing", whole.toString(), false));
            WAYS.forEach((way, json) -> {
                at.set(name, JSON.readTree("\"@\""));
                String body = whole.toString().replace("\"@\"", json);
                spoilt.add(new Spoilt(full, "is " + way, body, wrong(property, way)));
            });
            at.set(name, kept);
            if (kept instanceof ObjectNode inner) {
                spoil(whole, inner, property, full);
            }
        }
    }

    /** Whether this can never be a value of the type. */
    private static boolean wrong(JsonNode schema, String way) {
        String type = schema.path("type").asString("");
        boolean text = type.equals("string");
        return switch (way) {
            case "1", "a number" -> text || type.equals("boolean");
            case "a fraction" -> text || type.equals("boolean") || type.equals("integer");
            case "a truth" -> !type.equals("boolean") && !type.isEmpty();
            case "an empty list" -> text;
            case "an empty object" -> !type.equals("object") && !type.isEmpty();
            default -> false;
        };
    }

    private JsonNode resolved(JsonNode schema) {
        return resolved(description, schema);
    }

    /** The target of a reference. */
    static JsonNode resolved(JsonNode description, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private JsonNode sample(JsonNode described, int depth) {
        JsonNode schema = resolved(described);
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                if (depth < DEEPEST) {
                    array.add(sample(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.stringNode(text(schema.path("format").asString("")));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .propertyStream()
                    .forEach(each -> object.set(each.getKey(), sample(each.getValue(), depth + 1)));
        }
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-03-02";
            case "date-time" -> "2026-03-02T10:00:00Z";
            default -> "X1";
        };
    }
}
