package io.guanhu.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.upstream.Service;
import io.guanhu.testing.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The copy of the API document that clients are generated from. */
class CommittedDocumentTests {

    private static final String ISSUER = "https://sign-in.example.com/realms/guanhu";

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
        assertThat(merged.kept()).isEqualTo(merged.published());
    }

    /** A name with a service in front stands for two things that are named alike. */
    @Test
    void namesNoTwoThingsAlike() {
        assertThat(document.at("/components/schemas").propertyNames())
                .hasSizeGreaterThan(100)
                .allMatch(name -> name.matches("[A-Z][A-Za-z0-9]+"))
                .contains("TransferShown", "PrivacyState", "CustomerViewPage", "NewChange");
    }

    @Test
    void saysOfEveryPropertyWhatItMeansWithAnExample() {
        List<String> faults = new ArrayList<>();
        document.at("/components/schemas")
                .forEachEntry(
                        (schema, described) ->
                                described
                                        .path("properties")
                                        .forEachEntry(
                                                (name, property) -> {
                                                    String fault = faultOf(property);
                                                    if (!fault.isEmpty()) {
                                                        faults.add(schema + "." + name + fault);
                                                    }
                                                }));
        assertThat(faults).isEmpty();
    }

    private static String faultOf(JsonNode property) {
        boolean elsewhere =
                property.has("$ref") || property.has("anyOf") || property.path("items").has("$ref");
        boolean keyed = property.path("type").asString("").equals("object");
        if (!property.has("description")) {
            return " has no description";
        }
        return elsewhere || keyed || property.has("example") ? "" : " has no example";
    }

    @Test
    void saysOfEveryOperationWhatItIsForAndOfEveryParameterWhatItMeans() {
        List<String> faults = new ArrayList<>();
        document.path("paths")
                .forEach(
                        item ->
                                item.forEach(
                                        operation -> {
                                            String id = operation.path("operationId").asString();
                                            if (!operation.has("summary")) {
                                                faults.add(id + " has no summary");
                                            }
                                            operation
                                                    .path("parameters")
                                                    .forEach(
                                                            each -> {
                                                                if (!each.has("description")) {
                                                                    faults.add(
                                                                            id
                                                                                    + "."
                                                                                    + each.path(
                                                                                            "name"));
                                                                }
                                                            });
                                        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void saysOfEveryTagWhatItIsAbout() {
        assertThat(document.path("tags").valueStream())
                .hasSizeGreaterThan(15)
                .noneMatch(tag -> tag.path("name").equals(tag.path("description")));
    }

    /** A body of any JSON, or a type of any kind, is nothing that a client can be written for. */
    @Test
    void describesEveryBody() {
        String text = document.toString();
        assertThat(text)
                .doesNotContain("JsonNode")
                .doesNotContain("DataBuffer")
                .doesNotContain("*/*");
    }
}
