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

/**
 * Merges the services' documents into one, with only the operations that the gateway forwards and
 * the components these need. {@link Components} resolves names that services share.
 */
final class OpenApiMerge {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PUBLIC = "/api/";
    private static final String OPERATIONS = "/api/operations/";

    private OpenApiMerge() {}

    /**
     * @param documents by service
     * @param missing services whose document could not be fetched yet
     * @param issuer the realm where people sign in
     */
    static ObjectNode merge(Map<String, JsonNode> documents, Collection<String> missing, String issuer) {
        ObjectNode merged = NODES.objectNode();
        merged.put("openapi", "3.1.0");
        info(merged.putObject("info"), missing);
        merged.putArray("servers").addObject().put("url", "/").put("description", "The gateway");
        ArrayNode absent = merged.putArray("x-guanhu-missing-services");
        missing.forEach(absent::add);
        ArrayNode security = merged.putArray("security");
        SecuritySchemes.NAMES.forEach(name -> security.addObject().putArray(name));
        ObjectNode paths = merged.putObject("paths");
        Components components = new Components();
        documents.forEach((service, document) -> paths(service, components.merge(service, document), paths));
        tags(merged);
        ObjectNode needed = components.neededBy(paths);
        SecuritySchemes.addTo(needed, issuer);
        merged.set("components", needed);
        return merged;
    }

    private static void info(ObjectNode info, Collection<String> missing) {
        info.put("title", "Guanhu 管户")
                .put("version", "1")
                .put("summary", "Who looks after which customer, and how their data is erased.")
                .put("description", DocumentWords.introduction(missing));
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    }

    private static void paths(String service, JsonNode document, ObjectNode paths) {
        document.path("paths").forEachEntry((path, item) -> {
            if (path.startsWith(PUBLIC)) {
                item.forEach(operation -> complete(service, path, operation.asObject()));
                paths.set(path, item);
            }
        });
    }

    /** Several services offer the operations of the platform; no other operations share a name. */
    private static void complete(String service, String path, ObjectNode operation) {
        if (!operation.has("tags")) {
            operation.putArray("tags").add(service);
        }
        if (path.startsWith(OPERATIONS) && operation.has("operationId")) {
            String id = operation.path("operationId").asString();
            String prefix = service.replace("-service", "");
            operation.put("operationId", prefix + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1));
        }
    }

    private static void tags(ObjectNode merged) {
        Set<String> names = new TreeSet<>();
        merged.path("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.path("tags").forEach(tag -> names.add(tag.asString()))));
        ArrayNode tags = merged.putArray("tags");
        names.forEach(name -> tags.addObject().put("name", name).put("description", DocumentWords.tag(name)));
    }

    /** Parses the text that services answer with. */
    static JsonNode parse(String document) {
        return JsonMapper.shared().readTree(document);
    }
}
