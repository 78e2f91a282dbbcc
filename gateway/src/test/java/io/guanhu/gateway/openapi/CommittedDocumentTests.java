package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.testing.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The copy of the API document that clients are generated from. */
class CommittedDocumentTests {

    private static final String ISSUER = "https://sign-in.example.com/realms/guanhu";

    /** Parameters with values that only a server creates: an example would never work. */
    private static final Set<String> FROM_THE_SERVER = Set.of("cursor", "Last-Event-ID");

    /** Says that something may be absent; null in backticks is an ordinary value. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?<!`)\\b(absent|null|not there|not given)\\b");

    private final JsonNode document = OpenApiMerge.merge(ofServices(), List.of(), ISSUER);

    private static Map<String, JsonNode> ofServices() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            Path copy = Path.of("..", service.id(), "src/main/openapi/openapi.json");
            try {
                documents.put(service.id(), OpenApiMerge.parse(Files.readString(copy)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return documents;
    }

    /**
     * Each service holds its own document against its copy; {@code deploy/api/renew} writes all.
     */
    @Test
    void isMergedFromThoseOfTheServices() {
        ApiDocument merged = ApiDocument.of(document);
        assertThat(merged.committed()).isEqualTo(merged.published());
    }

    /** A name prefixed with a service distinguishes two things with the same name. */
    @Test
    void namesNoTwoThingsAlike() {
        assertThat(document.at("/components/schemas").propertyNames())
                .hasSizeGreaterThan(100)
                .allMatch(name -> name.matches("[A-Z][A-Za-z0-9]+"))
                .contains("TransferShown", "PrivacyState", "CustomerViewPage", "NewChange");
    }

    @Test
    void saysOfEveryPropertyWhatItMeansWithAnExample() {
        assertThat(properties().flatMap(each -> faultsOf(each.name(), each.says(), each.says())))
                .isEmpty();
    }

    @Test
    void saysOfNothingThatIsAlwaysThereThatItIsNot() {
        assertThat(properties())
                .filteredOn(Property::required)
                .filteredOn(each -> LEFT_OUT.matcher(each.meaning()).find())
                .extracting(each -> each.name() + ": " + each.meaning())
                .isEmpty();
    }

    @Test
    void saysOfNothingThatIsSentAsNullThatItIsAbsent() {
        assertThat(properties())
                .filteredOn(Property::mayBeNull)
                .filteredOn(each -> each.meaning().contains("absent"))
                .extracting(Property::name)
                .isEmpty();
    }

    @Test
    void saysOfEveryOperationWhatItIsFor() {
        assertThat(operations())
                .filteredOn(operation -> !operation.has("summary"))
                .extracting(operation -> operation.path("operationId").asString())
                .isEmpty();
    }

    @Test
    void saysOfEveryParameterWhatItMeansWithAnExample() {
        assertThat(operations().flatMap(CommittedDocumentTests::faultsOfParameters))
                .isEmpty();
    }

    /** A property of a schema, by the names of both. */
    private record Property(String name, JsonNode says, boolean required) {

        String meaning() {
            return says.path("description").asString("");
        }

        boolean mayBeNull() {
            return Stream.of("type", "anyOf")
                    .anyMatch(each -> says.path(each).toString().contains("\"null\""));
        }
    }

    private Stream<Property> properties() {
        return document.at("/components/schemas")
                .propertyStream()
                .flatMap(each -> propertiesOf(each.getKey(), each.getValue()));
    }

    private static Stream<Property> propertiesOf(String name, JsonNode schema) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return schema.path("properties")
                .propertyStream()
                .map(each ->
                        new Property(name + "." + each.getKey(), each.getValue(), required.contains(each.getKey())));
    }

    private Stream<JsonNode> operations() {
        return document.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static Stream<String> faultsOfParameters(JsonNode operation) {
        String id = operation.path("operationId").asString();
        return operation
                .path("parameters")
                .valueStream()
                .flatMap(each -> faultsOf(id + "." + each.path("name").asString(), each, each.path("schema")));
    }

    private static Stream<String> faultsOf(String name, JsonNode described, JsonNode schema) {
        // References and enums describe their values themselves.
        boolean elsewhere = schema.has("$ref")
                || schema.has("anyOf")
                || schema.path("items").has("$ref");
        boolean keyed = schema.path("type").asString("").equals("object");
        boolean ofTheServer = FROM_THE_SERVER.contains(described.path("name").asString(""));
        JsonNode example = described.path("example");
        Stream.Builder<String> faults = Stream.builder();
        if (!described.has("description")) {
            faults.add(name + " has no description");
        }
        if (example.isMissingNode() && !elsewhere && !keyed && !ofTheServer) {
            faults.add(name + " has no example");
        }
        if (!example.isMissingNode()
                && schema.has("enum")
                && schema.path("enum").valueStream().noneMatch(example::equals)) {
            faults.add(name + " has an example that it cannot be");
        }
        return faults.build();
    }

    @Test
    void saysOfEveryTagWhatItIsAbout() {
        assertThat(document.path("tags").valueStream())
                .hasSizeGreaterThan(15)
                .noneMatch(tag -> tag.path("name").equals(tag.path("description")));
    }

    /** No client can be written for a body of any JSON, or a type of any kind. */
    @Test
    void describesEveryBody() {
        String text = document.toString();
        assertThat(text).doesNotContain("JsonNode").doesNotContain("DataBuffer").doesNotContain("*/*");
    }
}
