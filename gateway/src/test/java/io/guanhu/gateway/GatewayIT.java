package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Routes, refusals and hygiene. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class GatewayIT {

    private static final StubServices SERVICES = new StubServices();

    private final WebTestClient http;

    @Autowired
    GatewayIT(WebTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
    }

    private static String manager() {
        return Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").bearer();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/customers/1",
        "/api/customer-imports",
        "/api/assignments",
        "/api/transfers/1/acceptance",
        "/api/handovers",
        "/api/pools/1/customers",
        "/api/managers",
        "/api/privacy-requests/1",
        "/api/retention-rules",
        "/api/legal-holds",
        "/api/working-calendars",
        "/api/audit/entries",
        "/api/notifications",
        "/api/operations/audit-service/parked-messages"
    })
    void forwardsWithTheToken(String path) {
        String token = manager();
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Trace-Id")
                .expectBody()
                .jsonPath("$.path")
                .isEqualTo(path);
        assertThat(SERVICES.arrivedAt(path))
                .last()
                .satisfies(
                        request ->
                                assertThat(request.header(HttpHeaders.AUTHORIZATION))
                                        .isEqualTo(token));
    }

    @ParameterizedTest
    @CsvSource({"/api/unknown", "/api/operations/gateway/parked-messages", "/api/operations"})
    void answersNotFoundWhereNothingIsRouted(String path) {
        problem(
                http.get().uri(path).header(HttpHeaders.AUTHORIZATION, manager()),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/internal/customers/1/contacts", "/api/../internal/customers/1", "/v3/api-docs"})
    void neverForwardsWhatIsInternal(String path) {
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, manager())
                .exchange()
                .expectStatus()
                .is4xxClientError();
        assertThat(SERVICES.arrivedAt(path)).isEmpty();
        assertThat(SERVICES.arrivedAt("/internal/customers/1")).isEmpty();
    }

    static Stream<Arguments> refusedTokens() {
        Tokens staff = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
        return Stream.of(
                Arguments.of("expired", staff.expired()),
                Arguments.of("not yet valid", staff.notYetValid()),
                Arguments.of("other audience", staff.audience("other")),
                Arguments.of("other issuer", staff.issuer("http://elsewhere")),
                Arguments.of("alg none", staff.unsigned()),
                Arguments.of("strange key", staff.signedByStranger()),
                Arguments.of("demo login", staff.demo()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTokens")
    void refusesTokens(String kind, Tokens token) {
        String path = "/api/customers/" + UUID.randomUUID();
        problem(
                http.get().uri(path).header(HttpHeaders.AUTHORIZATION, token.bearer()),
                401,
                "invalid-token");
        assertThat(SERVICES.arrivedAt(path)).as(kind).isEmpty();
    }

    @Test
    void refusesWithoutToken() {
        problem(http.get().uri("/api/customers/2"), 401, "unauthenticated");
        problem(
                http.post()
                        .uri("/api/customers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}"),
                401,
                "unauthenticated");
        assertThat(SERVICES.arrivedAt("/api/customers")).isEmpty();
    }

    @Test
    void letsAnyoneCheckTheLogAndCertificates() {
        for (String path :
                new String[] {"/api/audit/log/key", "/api/privacy-requests/certificate-keys"}) {
            http.get().uri(path).exchange().expectStatus().isOk();
        }
    }

    @Test
    void speaksTheCallersLanguage() {
        http.get()
                .uri("/api/customers/2")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.title")
                .value(String.class, title -> assertThat(title).matches(".*\\p{IsHan}.*"));
    }

    @Test
    void refusesABodyThatDeclaresToBeTooLarge() {
        problem(
                http.post()
                        .uri("/api/customers")
                        .header(HttpHeaders.AUTHORIZATION, manager())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("x".repeat(300_000)),
                413,
                "content-too-large");
        assertThat(SERVICES.arrivedAt("/api/customers")).isEmpty();
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        Flux<String> body = Flux.range(0, 300).map(_ -> "x".repeat(1_000));
        problem(
                http.post()
                        .uri("/api/assignments")
                        .header(HttpHeaders.AUTHORIZATION, manager())
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(body, String.class),
                413,
                "content-too-large");
        assertThat(SERVICES.arrivedAt("/api/assignments"))
                .noneMatch(request -> request.method().equals("POST"));
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health", "/actuator/health/readiness", "/actuator/prometheus"})
    void showsNothingOfItsManagementAtTheDoor(String path) {
        problem(http.get().uri(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/actuator", "/actuator/gateway/routes", "/actuator/env", "/swagger-ui.html"})
    void refusesWhatNobodyMayAsk(String path) {
        problem(http.get().uri(path), 401, "unauthenticated");
        problem(
                http.get().uri(path).header(HttpHeaders.AUTHORIZATION, manager()),
                403,
                "forbidden");
    }

    @Test
    void forwardsNoWebSocket() {
        String path = "/api/customers/websocket";
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, manager())
                .header(HttpHeaders.CONNECTION, "Upgrade")
                .header(HttpHeaders.UPGRADE, "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(SERVICES.arrivedAt(path).getLast().header(HttpHeaders.UPGRADE)).isNull();
    }

    @Test
    void letsNoOtherSitesPageIn() {
        http.options()
                .uri("/api/customers/1")
                .header(HttpHeaders.ORIGIN, "https://evil.example")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    @Test
    void letsImportsBeLarger() {
        http.post()
                .uri("/api/customer-imports")
                .header(HttpHeaders.AUTHORIZATION, manager())
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue("x".repeat(900_000))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void keepsCookiesAndMadeUpHeadersAtTheDoor() {
        String path = "/api/customers/hygiene";
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, manager())
                .header(HttpHeaders.COOKIE, "a=b")
                .header("X-XSRF-TOKEN", "t")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("traceparent", "00-" + "a".repeat(32) + "-00f067aa0ba902b7-01")
                .header("baggage", "customer=1")
                .header("Idempotency-Key", "k1")
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .values(
                        "Trace-Id",
                        ids -> assertThat(ids).singleElement().isNotEqualTo("of the service"))
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectHeader()
                .doesNotExist(HttpHeaders.SERVER)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .exists("Content-Security-Policy");
        StubServices.Arrived arrived = SERVICES.arrivedAt(path).getLast();
        for (String dropped :
                new String[] {
                    "Cookie",
                    "X-XSRF-TOKEN",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "Forwarded",
                    "X-Real-IP",
                    "baggage"
                }) {
            assertThat(arrived.header(dropped)).as(dropped).isNull();
        }
        assertThat(arrived.header("Idempotency-Key")).isEqualTo("k1");
        assertThat(arrived.header("If-Match")).isEqualTo("\"1\"");
        assertThat(arrived.header("traceparent")).isNotNull().doesNotContain("aaaa");
    }

    @Test
    void passesAServicesProblemOn() {
        SERVICES.answer("/api/customers/gone", 404, "{\"code\":\"customer-not-found\"}");
        problem(
                http.get().uri("/api/customers/gone").header(HttpHeaders.AUTHORIZATION, manager()),
                404,
                "customer-not-found");
    }

    @Test
    void limitsOneTimeCodesMostTightly() {
        String path = "/api/privacy-requests/7/identity-verification";
        String customer = Tokens.customer(UUID.randomUUID()).bearer();
        for (int i = 0; i < 20; i++) {
            http.post()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, customer)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        var refused =
                problem(
                        http.post().uri(path).header(HttpHeaders.AUTHORIZATION, customer),
                        429,
                        "too-many-requests");
        String wait =
                refused.expectHeader()
                        .exists("Retry-After")
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst("Retry-After");
        assertThat(Integer.parseInt(Objects.requireNonNull(wait))).isBetween(1, 600);
        assertThat(SERVICES.arrivedAt(path)).hasSize(20);
        http.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, Tokens.customer(UUID.randomUUID()).bearer())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static WebTestClient.ResponseSpec problem(
            WebTestClient.RequestHeadersSpec<?> request, int status, String code) {
        WebTestClient.ResponseSpec answer = request.exchange();
        answer.expectStatus().isEqualTo(HttpStatus.valueOf(status));
        answer.expectHeader().exists("Trace-Id");
        answer.expectBody().jsonPath("$.code").isEqualTo(code);
        return answer;
    }
}
