package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How a problem is reported: its code and members, in the caller's language, with the caller's trace. */
@AppTest(shared = true)
class ProblemsIT {

    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final String NOTE = "/api/notes/" + new UUID(0, 1);

    private final WebTestClient http;
    private final Requests requests;

    ProblemsIT(@Autowired WebTestClient http) {
        this.http = http;
        this.requests = new Requests(http);
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
