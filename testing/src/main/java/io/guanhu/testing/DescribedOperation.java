package io.guanhu.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * An operation of an API document, with its documented responses.
 *
 * @param path with its variables in braces
 * @param pointer the operation's place, encoded for a fragment
 */
record DescribedOperation(
        String method, String path, Pattern paths, JsonNode document, String pointer, JsonNode description) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /**
     * Paths without variables come first: {@code /api/customers/search} before
     * {@code /api/customers/{id}}.
     */
    static List<DescribedOperation> all(JsonNode document) {
        List<DescribedOperation> operations = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, description) -> operations.add(of(document, path, method, description))));
        operations.sort(
                Comparator.comparing(each -> VARIABLE.splitAsStream(each.path()).count()));
        return operations;
    }

    private static DescribedOperation of(JsonNode document, String path, String method, JsonNode description) {
        StringBuilder pattern = new StringBuilder();
        for (String literal : VARIABLE.split(path, -1)) {
            pattern.append(pattern.isEmpty() ? "" : "[^/]+").append(Pattern.quote(literal));
        }
        return new DescribedOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                Pattern.compile(pattern.toString()),
                document,
                "/paths/" + token(path) + "/" + method,
                description);
    }

    /**
     * The documented response for one status.
     *
     * @param requiredHeaders the headers that every such answer has
     * @param codes the codes that a problem with this status may have
     */
    record Described(JsonNode response, String pointer, Set<String> requiredHeaders, Set<String> codes) {

        boolean hasContent() {
            return !response.path("content").isEmpty();
        }

        Set<String> headers() {
            return new TreeSet<>(response.path("headers").propertyNames());
        }

        /** Where the schema for this content type is; empty if it is not documented. */
        Optional<String> content(MediaType type) {
            return response.path("content").propertyNames().stream()
                    .filter(each -> MediaType.parseMediaType(each).isCompatibleWith(type))
                    .findFirst()
                    .map(each -> pointer + "/content/" + token(each) + "/schema");
        }
    }

    boolean answers(String asked, String at) {
        return method.equals(asked) && paths.matcher(at).matches();
    }

    List<String> statuses() {
        return List.copyOf(description.path("responses").propertyNames());
    }

    Optional<Described> answered(int status) {
        JsonNode response = description.path("responses").path(Integer.toString(status));
        String reference = response.path("$ref").asString("");
        if (!reference.isEmpty()) {
            String at = reference.substring(1);
            return Optional.of(described(status, document.at(at), at));
        }
        return response.isMissingNode()
                ? Optional.empty()
                : Optional.of(described(status, response, pointer + "/responses/" + status));
    }

    private Described described(int status, JsonNode response, String at) {
        Set<String> required = new TreeSet<>();
        response.path("headers").forEachEntry((name, header) -> {
            String reference = header.path("$ref").asString("");
            JsonNode described = reference.isEmpty() ? header : document.at(reference.substring(1));
            if (described.path("required").asBoolean(false)) {
                required.add(name);
            }
        });
        Set<String> codes = new TreeSet<>();
        description.path("x-problem-codes").path(Integer.toString(status)).forEach(code -> codes.add(code.asString()));
        return new Described(response, at, required, codes);
    }

    private static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
