package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@AppTest
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

    /** What is not known, of the wrong type, missing and not allowed, in one answer. */
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
    void refusesQueryParametersThatNobodyDeclared(String uri, String code, String parameter) {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/nothing            | GET  | 404 | not-found",
                "/api/broken             | POST | 405 | method-not-allowed",
                "/api/notes/not-a-uuid   | GET  | 400 | invalid-request",
                "/api/notes?limit=0      | GET  | 400 | invalid-request",
                "/api/notes?limit=201    | GET  | 400 | invalid-request",
                "/api/notes/00000000-0000-0000-0000-000000000001/purpose | GET | 400 |" + " invalid-request"
            })
    void answersWhatNeverReachesAController(String path, String method, int status, String code) {
        http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
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

    @Test
    void asksForIfMatchAndRefusesAStaleVersion() {
        change(request -> request).expectStatus().isEqualTo(428);
        change(request -> request.header(HttpHeaders.IF_MATCH, "3"))
                .expectStatus()
                .isBadRequest();
        change(request -> request.header(HttpHeaders.IF_MATCH, "W/\"3\""))
                .expectStatus()
                .isEqualTo(412);
        change(request -> request.header(HttpHeaders.IF_MATCH, "\"2\""))
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("stale-version");
        change(request -> request.header(HttpHeaders.IF_MATCH, "\"3\""))
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec change(
            Function<WebTestClient.RequestHeadersSpec<?>, WebTestClient.RequestHeadersSpec<?>> headers) {
        return headers.apply(http.put().uri(NOTE).header(HttpHeaders.AUTHORIZATION, MANAGER.bearer()))
                .exchange();
    }

    @Test
    void tellsNothingOfAnInnerFailure() {
        requests.get("/api/broken", MANAGER)
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("internal-error").doesNotContain("139"));
    }

    @Test
    void addsMembersOfTheProblem() {
        requests.get("/api/wrong-code", MANAGER)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.attemptsLeft")
                .isEqualTo(2)
                .jsonPath("$.members")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9,en;q=0.8', 未找到",
        "zh-Hans-CN, 未找到",
        "en-GB, Not found",
        "fr, Not found",
        "';;;', Not found"
    })
    void speaksTheCallersLanguage(String acceptLanguage, String title) {
        http.get()
                .uri("/api/nothing")
                .header(HttpHeaders.AUTHORIZATION, MANAGER.bearer())
                .header(HttpHeaders.ACCEPT_LANGUAGE, acceptLanguage)
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo(title)
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void continuesTheCallersTrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        http.get()
                .uri("/api/nothing")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .exchange()
                .expectHeader()
                .valueEquals("Trace-Id", trace)
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo(trace);
    }
}
