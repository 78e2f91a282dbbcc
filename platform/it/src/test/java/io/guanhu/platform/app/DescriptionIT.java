package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API document says without a word in a controller. The properties are those of
 * IdempotencyIT, whose service this shares.
 */
@AppTest
@TestPropertySource(
        properties = {
            "guanhu.web.idempotency.required=/api/customers/*/effects",
            "guanhu.web.idempotency.reading=/api/notes/*/reveal",
            "guanhu.keystore.service.refresh=1s"
        })
class DescriptionIT {

    @Autowired
    private WebTestClient client;

    private JsonNode document;

    @BeforeEach
    void read() {
        String text = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        document = JsonMapper.shared().readTree(Objects.requireNonNull(text));
    }

    private JsonNode operation(String method, String path) {
        return document.path("paths").path(path).path(method);
    }

    private static JsonNode parameter(JsonNode operation, String name) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElse(operation.path("none"));
    }

    @Test
    void tellsOfEachOperationWhatTheTableOfPermissionsSays() {
        JsonNode reveal = operation("post", "/api/notes/{id}/reveal");
        assertThat(reveal.path("summary").asString()).isEqualTo("Reveal a note");
        assertThat(reveal.path("description").asString()).contains("查看笔记明文", "relationship-manager", "second factor");
        assertThat(reveal.path("operationId").asString()).isEqualTo("noteReveal");
        assertThat(reveal.path("x-permission").asString()).isEqualTo("note.reveal");
        assertThat(reveal.path("tags").path(0).asString()).isEqualTo("note");
        assertThat(reveal.has("security")).isFalse();
    }

    @Test
    void namesNoTwoOperationsAlike() {
        Set<String> names = new HashSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> assertThat(
                                names.add(operation.path("operationId").asString()))
                        .as(operation.path("operationId").asString())
                        .isTrue()));
        assertThat(names).hasSizeGreaterThan(10).allMatch(name -> name.matches("[a-z][A-Za-z0-9]+"));
    }

    @Test
    void saysWhichProblemsThereMayBe() {
        JsonNode change = operation("put", "/api/notes/{id}").path("responses");
        assertThat(change.propertyNames())
                .contains("400", "401", "403", "404", "409", "412", "413", "415", "422", "428")
                .contains("429", "503");
        assertThat(operation("get", "/api/notes").path("responses").propertyNames())
                .doesNotContain("409", "413", "415");
        assertThat(operation("post", "/api/notes").path("responses").propertyNames())
                .contains("413", "415")
                .doesNotContain("404", "412");
        assertThat(change.path("412").path("$ref").asString()).isEqualTo("#/components/responses/Problem412");
        JsonNode answers = document.at("/components/responses");
        assertThat(answers.at("/Problem429/headers").has("Retry-After")).isTrue();
        assertThat(answers.at("/Problem401/headers").has("WWW-Authenticate")).isTrue();
        assertThat(answers.at("/Problem400/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .containsAll(List.of("type", "title", "status", "code", "traceId", "errors"));
    }

    @Test
    void showsTheHeadersThatAreTaken() {
        JsonNode effects = operation("post", "/api/customers/{customer}/effects");
        assertThat(parameter(effects, "Idempotency-Key").path("required").asBoolean())
                .isTrue();
        JsonNode create = operation("post", "/api/notes");
        assertThat(parameter(create, "Idempotency-Key").path("required").asBoolean())
                .isFalse();
        assertThat(parameter(create, "Idempotency-Key").isMissingNode()).isFalse();
        JsonNode reveal = operation("post", "/api/notes/{id}/reveal");
        assertThat(parameter(reveal, "Idempotency-Key").isMissingNode()).isTrue();
        assertThat(parameter(operation("put", "/api/notes/{id}"), "If-Match")
                        .path("required")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void saysWhichHeadersAnAnswerHas() {
        JsonNode page = operation("get", "/api/notes").at("/responses/200");
        assertThat(page.at("/headers/Link/$ref").asString()).isEqualTo("#/components/headers/Link");
        assertThat(document.at("/components/headers").propertyNames()).contains("ETag", "Link", "Location");
    }

    @Test
    void saysWhatWordsMean() {
        JsonNode code = document.at("/components/schemas/Problem/properties/code");
        assertThat(code.path("description").asString()).contains("never translated");
        assertThat(code.path("example").asString()).isEqualTo("already-ended");
        JsonNode problem = document.at("/components/schemas/Problem");
        assertThat(problem.path("required").valueStream().map(JsonNode::asString))
                .contains("status")
                .doesNotContain("detail", "errors", "members");
        assertThat(problem.path("additionalProperties").asBoolean()).isTrue();
    }
}
