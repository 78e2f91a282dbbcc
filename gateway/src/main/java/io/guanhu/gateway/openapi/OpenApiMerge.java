package io.guanhu.gateway.openapi;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Merges documents of services into one. Only what the gateway forwards is shown; what services
 * name alike (components, operations) is told apart by the service's name in front.
 */
final class OpenApiMerge {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PUBLIC = "/api/";
    private static final String OPERATIONS = "/api/operations/";
    private static final String COMPONENTS = "#/components/";

    private OpenApiMerge() {}

    /**
     * @param documents by service
     * @param missing services whose document was never got
     */
    static ObjectNode merge(Map<String, JsonNode> documents, Collection<String> missing) {
        ObjectNode merged = NODES.objectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Guanhu 管户")
                .put("version", "1")
                .put(
                        "description",
                        "Who looks after which customer, and how their data is erased."
                                + (missing.isEmpty()
                                        ? ""
                                        : " Missing here, because they do not answer: "
                                                + String.join(", ", missing)
                                                + "."));
        merged.putArray("servers").addObject().put("url", "/");
        ArrayNode absent = merged.putArray("x-guanhu-missing-services");
        missing.forEach(absent::add);
        security(merged);
        ObjectNode paths = merged.putObject("paths");
        documents.forEach(
                (service, document) -> {
                    paths(service, document, paths);
                    components(service, document, merged.withObject("/components"));
                });
        tags(merged);
        return merged;
    }

    private static void security(ObjectNode merged) {
        merged.putObject("components")
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        merged.putArray("security").addObject().putArray("bearer");
    }

    private static void paths(String service, JsonNode document, ObjectNode paths) {
        document.path("paths")
                .properties()
                .forEach(
                        path -> {
                            if (path.getKey().startsWith(PUBLIC)) {
                                paths.set(
                                        path.getKey(),
                                        item(service, path.getKey(), path.getValue()));
                            }
                        });
    }

    private static JsonNode item(String service, String path, JsonNode item) {
        JsonNode renamed = renamed(service, item);
        renamed.properties()
                .forEach(
                        operation -> {
                            if (operation.getValue() instanceof ObjectNode described
                                    && described.has("responses")) {
                                complete(service, path, described);
                            }
                        });
        return renamed;
    }

    /** Several services have the operations of the platform; nothing else is named alike. */
    private static void complete(String service, String path, ObjectNode operation) {
        if (!operation.has("tags")) {
            operation.putArray("tags").add(service);
        }
        if (path.startsWith(OPERATIONS) && operation.has("operationId")) {
            String id = operation.path("operationId").asString();
            String prefix = service.replace("-service", "");
            operation.put(
                    "operationId",
                    prefix + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1));
        }
    }

    private static void tags(ObjectNode merged) {
        Set<String> names = new TreeSet<>();
        merged.path("paths")
                .forEach(
                        path ->
                                path.forEach(
                                        operation ->
                                                operation
                                                        .path("tags")
                                                        .forEach(
                                                                tag -> names.add(tag.asString()))));
        ArrayNode tags = merged.putArray("tags");
        names.forEach(name -> tags.addObject().put("name", name));
    }

    private static void components(String service, JsonNode document, ObjectNode components) {
        document.path("components")
                .properties()
                .forEach(
                        kind -> {
                            if (!kind.getKey().equals("securitySchemes")) {
                                ObjectNode all = components.withObject("/" + kind.getKey());
                                kind.getValue()
                                        .properties()
                                        .forEach(
                                                named ->
                                                        all.set(
                                                                service + '.' + named.getKey(),
                                                                renamed(
                                                                        service,
                                                                        named.getValue())));
                            }
                        });
    }

    /** A copy whose references, wherever they stand, name the merged document's components. */
    private static JsonNode renamed(String service, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties()
                        .forEach(e -> copy.set(e.getKey(), renamed(service, e.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(renamed(service, element)));
                yield copy;
            }
            case StringNode text when text.asString().startsWith(COMPONENTS) ->
                    NODES.stringNode(reference(service, text.asString()));
            default -> node;
        };
    }

    private static String reference(String service, String reference) {
        int name = reference.lastIndexOf('/') + 1;
        return reference.substring(0, name) + service + '.' + reference.substring(name);
    }

    /** For services that answer in text. */
    static JsonNode parse(String document) {
        return JsonMapper.shared().readTree(document);
    }
}
