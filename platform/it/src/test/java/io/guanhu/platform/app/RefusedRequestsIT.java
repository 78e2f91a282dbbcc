package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** What is wrong with a request, reported as exactly as it is known. */
@AppTest(shared = true)
class RefusedRequestsIT {

    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final String NOTE = "/api/notes/" + new UUID(0, 1);

    private final WebTestClient http;
    private final Requests requests;

    RefusedRequestsIT(@Autowired WebTestClient http) {
        this.http = http;
        this.requests = new Requests(http);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":                                    | malformed-json  |          |",
                "{\"title\":\"a\",\"count\":1,\"colour\":\"x\"} | invalid-request | colour   |" + " unknown",
                "{\"title\":\"a\",\"count\":\"many\"}           | invalid-request | count    |" + " wrong-type",
                "{\"title\":\"a\",\"count\":null}               | invalid-request | count    |" + " wrong-type",
                "{\"title\":\"a\",\"count\":1,\"due\":\"x\"}    | invalid-request | due      |" + " wrong-type",
                "{\"title\":\" \",\"count\":1}                  | invalid-request | title    |" + " required",
                "{\"title\":\"a\",\"count\":1,\"code\":\"low\"} | invalid-request | code     |" + " upper-case",
                "{\"title\":\"a\",\"count\":1,\"inner\":{}}     | invalid-request | inner.name |" + " required",
                "{\"title\":\"a\",\"count\":1,\"inner\":{\"name\":[]}} | invalid-request |"
                        + " inner.name | wrong-type",
                "[]                                             | invalid-request | body     |" + " wrong-type"
            })
    void namesWhatIsWrongWithABody(String body, String code, @Nullable String field, @Nullable String fieldCode) {
        var answer = requests.post("/api/notes", MANAGER, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        if (field == null) {
            answer.jsonPath("$.errors").doesNotExist();
        } else {
            answer.jsonPath("$.errors[0].field")
                    .isEqualTo(field)
                    .jsonPath("$.errors[0].code")
                    .isEqualTo(fieldCode)
                    .jsonPath("$.errors[0].message")
                    .isNotEmpty();
        }
    }

    /** Unknown, mistyped, missing and forbidden properties, in one answer. */
    @ParameterizedTest
    @CsvSource({"en, is required", "zh-CN, 必填"})
    void namesEverythingThatIsWrongWithABody(String language, String required) {
        http.post()
                .uri("/api/notes")
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"title\":\" \",\"count\":\"many\",\"code\":\"low\",\"colour\":\"x\",\"due\":[],"
                        + "\"inner\":{}}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(Set.copyOf((List<?>) fields))
                        .isEqualTo(Set.of("count", "colour", "due", "title", "code", "inner.name")))
                .jsonPath("$.errors[?(@.field == 'title')].message")
                .isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/notes?outcome=REFUSED, unknown-parameter, outcome",
        "/api/notes?limit[]=1, unknown-parameter, limit[]",
        "/api/notes?limit=1&limit=2, invalid-request, limit"
    })
    void refusesUndeclaredQueryParameters(String uri, String code, String parameter) {
        http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.errors[0].field")
                .isEqualTo(parameter)
                .jsonPath("$.known.length()")
                .isEqualTo(2);
    }

    @Test
    void tellsNoParametersToWhoMayNotAsk() {
        http.get().uri(NOTE + "/purpose?x=1").exchange().expectStatus().isUnauthorized();
        http.get()
                .uri("/internal/notes/1?x=1")
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void asksForABody() {
        requests.post("/api/notes", MANAGER, "")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("missing-body");
    }

    @Test
    void refusesAnOversizedBody() {
        String body = "{\"title\":\"" + "a".repeat(1_100_000) + "\",\"count\":1}";
        requests.post("/api/notes", MANAGER, body)
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("content-too-large");
    }

    @Test
    void refusesAnOversizedBodyThatDoesNotTellItsLength() {
        var piece = "a".repeat(100_000);
        http.post()
                .uri("/api/notes")
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Flux.just("{\"title\":\"").concatWith(Flux.just(piece).repeat(12)), String.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void refusesAnotherMediaType() {
        http.post()
                .uri("/api/notes")
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }
}
