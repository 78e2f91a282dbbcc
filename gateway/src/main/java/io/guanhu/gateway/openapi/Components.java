package io.guanhu.gateway.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The components of all services. Components of two services with the same name and content become
 * one. If their content differs (for example because one service is older), the service's name is
 * put in front.
 */
final class Components {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PREFIX = "#/components/";
    private static final Set<String> OURS = Set.of("securitySchemes");

    /** Keyed by the part of a reference after {@code #/components/}. */
    private final TreeMap<String, JsonNode> merged = new TreeMap<>();

    /** Adds the components of a document, and returns the document with its references adapted. */
    JsonNode merge(String service, JsonNode document) {
        TreeMap<String, JsonNode> added = new TreeMap<>();
        document.path("components")
                .forEachEntry((kind, all) -> all.forEachEntry((name, node) -> added.put(kind + '/' + name, node)));
        added.keySet().removeIf(key -> OURS.contains(kindOf(key)));
        Set<String> conflicts = conflicts(added);
        UnaryOperator<String> renaming = key -> conflicts.contains(key) ? of(service, key) : key;
        added.forEach((key, node) -> merged.put(renaming.apply(key), rename(node, renaming)));
        return rename(document, renaming);
    }

    /** The components that differ from one of the same name, and all that refer to them. */
    private Set<String> conflicts(Map<String, JsonNode> added) {
        Set<String> conflicts = new HashSet<>();
        added.forEach((key, node) -> {
            if (!node.equals(merged.getOrDefault(key, node))) {
                conflicts.add(key);
            }
        });
        boolean grown = !conflicts.isEmpty();
        while (grown) {
            Set<String> leading = new HashSet<>();
            added.forEach((key, node) -> references(node, each -> {
                if (conflicts.contains(each)) {
                    leading.add(key);
                }
            }));
            grown = conflicts.addAll(leading);
        }
        return conflicts;
    }

    /** The components that a part of the document needs, directly or through other components. */
    ObjectNode neededBy(JsonNode part) {
        Deque<String> waiting = new ArrayDeque<>();
        Set<String> needed = new HashSet<>();
        Consumer<String> note = each -> {
            if (needed.add(each)) {
                waiting.add(each);
            }
        };
        references(part, note);
        while (!waiting.isEmpty()) {
            references(merged.getOrDefault(waiting.remove(), NODES.nullNode()), note);
        }
        ObjectNode components = NODES.objectNode();
        merged.forEach((key, node) -> {
            if (needed.contains(key)) {
                components.withObjectProperty(kindOf(key)).set(nameOf(key), node);
            }
        });
        return components;
    }

    private static String kindOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    private static String nameOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private static String of(String service, String key) {
        return kindOf(key) + '/' + service + '.' + nameOf(key);
    }

    private static void references(JsonNode node, Consumer<String> each) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith(PREFIX)) {
            each.accept(reference.substring(PREFIX.length()));
        }
        node.forEach(child -> references(child, each));
    }

    /** A copy whose references use the names in the merged document. */
    private static JsonNode rename(JsonNode node, UnaryOperator<String> renaming) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.forEachEntry((name, child) -> copy.set(name, rename(child, renaming)));
                String reference = copy.path("$ref").asString("");
                if (reference.startsWith(PREFIX)) {
                    String key = renaming.apply(reference.substring(PREFIX.length()));
                    copy.put("$ref", PREFIX + key);
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(rename(element, renaming)));
                yield copy;
            }
            default -> node;
        };
    }
}
