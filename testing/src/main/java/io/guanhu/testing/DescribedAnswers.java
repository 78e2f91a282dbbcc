package io.guanhu.testing;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a service's answers with the committed API document: the status, the content type, the
 * content itself, a problem's code and the headers. Anything that the document does not mention is
 * also a fault: a status, a header with a link, a member of an object.
 */
final class DescribedAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DOCUMENT = "urn:guanhu:api";
    private static final int REFUSED = 400;

    /** The headers that clients use. */
    private static final List<String> TOLD_HEADERS =
            List.of(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);

    /** Read once for all tests of a service. */
    private static final Lazy<DescribedAnswers> KEPT = new Lazy<>(() -> new DescribedAnswers(ApiDocument.keptCopy()));

    private final JsonNode document;
    private final List<DescribedOperation> operations;
    private final SchemaRegistry schemas;
    private final Map<String, com.networknt.schema.Schema> known = new ConcurrentHashMap<>();

    DescribedAnswers(JsonNode kept) {
        this.document = closed(kept);
        this.operations = DescribedOperation.all(document);
        this.schemas = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(DOCUMENT, JSON.writeValueAsString(document))));
    }

    /** Uses the copy of the service under test; checks nothing if there is no copy. */
    static DescribedAnswers committed() {
        return KEPT.get();
    }

    /**
     * An answer.
     *
     * @param path the requested path, encoded
     * @param body absent if it does not end or was not read
     */
    record Answer(String method, String path, int status, HttpHeaders headers, byte @Nullable [] body) {}

    /** Fails if the document differs. */
    void check(Answer answer) {
        List<String> faults = faults(answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("The API document says otherwise of %s %s, answered %d:%n  %s"
                    .formatted(
                            answer.method(),
                            answer.path(),
                            answer.status(),
                            String.join(System.lineSeparator() + "  ", faults)));
        }
    }

    /** The differences from the document; empty if the path is not in the document. */
    List<String> faults(Answer answer) {
        return operation(answer).map(operation -> faults(operation, answer)).orElse(List.of());
    }

    /** The differences of one event in a stream. */
    List<String> faultsOfEvent(Answer stream, JsonNode event) {
        return operation(stream)
                .flatMap(operation -> operation.answered(stream.status()))
                .flatMap(described -> described.content(MediaType.TEXT_EVENT_STREAM))
                .map(schema -> faults(schema + "/items", event))
                .orElse(List.of());
    }

    private Optional<DescribedOperation> operation(Answer answer) {
        return operations.stream()
                .filter(each -> each.answers(answer.method(), answer.path()))
                .findFirst();
    }

    private List<String> faults(DescribedOperation operation, Answer answer) {
        Optional<DescribedOperation.Described> described = operation.answered(answer.status());
        return described.isEmpty()
                ? List.of("status %d is not among %s".formatted(answer.status(), operation.statuses()))
                : Stream.of(headers(described.get(), answer), content(described.get(), answer))
                        .flatMap(List::stream)
                        .map(fault -> operation + ": " + fault)
                        .toList();
    }

    private static List<String> headers(DescribedOperation.Described described, Answer answer) {
        Predicate<String> sent = answer.headers()::containsHeader;
        Stream<String> missing = described.requiredHeaders().stream()
                .filter(sent.negate())
                .map(name -> "header " + name + " is missing");
        Stream<String> untold = TOLD_HEADERS.stream()
                .filter(sent)
                .filter(name -> !described.headers().contains(name))
                .map(name -> "header " + name + " is not described");
        return Stream.concat(missing, untold).toList();
    }

    private List<String> content(DescribedOperation.Described described, Answer answer) {
        MediaType type = answer.headers().getContentType();
        byte[] body = answer.body();
        if (type == null || (body != null && body.length == 0)) {
            return described.hasContent() ? List.of("nothing is in it") : List.of();
        }
        Optional<String> schema = described.content(type);
        if (schema.isEmpty()) {
            return List.of("content of type " + type + " is not described");
        }
        if (body == null || !isJson(type)) {
            return List.of();
        }
        try {
            JsonNode json = JSON.readTree(body);
            List<String> faults = new ArrayList<>(faults(schema.get(), json));
            String code = json.path("code").asString("");
            if (answer.status() >= REFUSED && !described.codes().contains(code)) {
                faults.add("code " + code + " is not among " + described.codes());
            }
            return faults;
        } catch (JacksonException e) {
            return List.of("cannot be read as JSON: " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    /** Validates against the schema at this JSON Pointer in the document. */
    private List<String> faults(String pointer, JsonNode value) {
        return known
                .computeIfAbsent(pointer, at -> schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + at)))
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Disallows members of an object that the document does not mention. */
    private static JsonNode closed(JsonNode kept) {
        JsonNode document = kept.deepCopy();
        List<JsonNode> open =
                new ArrayList<>(List.of(document.path("components").path("schemas")));
        while (!open.isEmpty()) {
            JsonNode node = open.removeLast();
            if (node instanceof ObjectNode schema
                    && schema.path("properties").isObject()
                    && !schema.has("additionalProperties")) {
                schema.put("additionalProperties", false);
            }
            node.forEach(open::add);
        }
        return document;
    }
}
