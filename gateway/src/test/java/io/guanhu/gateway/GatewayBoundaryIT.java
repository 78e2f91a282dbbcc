package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Headers that are neither accepted nor sent. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class GatewayBoundaryIT {

    private static final StubServices SERVICES = new StubServices();

    private final WebTestClient http;
    private final WebTestClient manager;

    @LocalManagementPort
    private int management;

    @Autowired
    GatewayBoundaryIT(WebTestClient http) {
        this.http = http;
        this.manager = http.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, Stubs.manager())
                .build();
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
    }

    @Test
    void refusesABodyThatDeclaresToBeTooLarge() {
        Stubs.problem(
                manager.post()
                        .uri("/api/customers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("x".repeat(300_000)),
                413,
                "content-too-large");
        assertThat(SERVICES.arrivedAt("/api/customers")).isEmpty();
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        Flux<String> body = Flux.range(0, 300).map(_ -> "x".repeat(1_000));
        Stubs.problem(
                manager.post()
                        .uri("/api/assignments")
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(body, String.class),
                413,
                "content-too-large");
        assertThat(SERVICES.arrivedAt("/api/assignments"))
                .noneMatch(request -> request.method().equals("POST"));
    }

    /** Another site's name that resolves here, or links made with an invented name. */
    @ParameterizedTest
    @CsvSource({"evil.example", "localhost.evil.example", "127.0.0.2:8080", "evil.example:80"})
    void refusesOtherNames(String host) {
        for (String path : List.of("/", "/api/customers/host", "/oauth2/authorization/guanhu-console")) {
            Stubs.problem(manager.get().uri(path).header(HttpHeaders.HOST, host), 421, "unknown-host");
        }
        assertThat(SERVICES.arrivedAt("/api/customers/host")).isEmpty();
    }

    /** A probe asks by the address of a pod. */
    @Test
    void answersProbesByWhateverName() {
        int status = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + management)
                .build()
                .get()
                .uri("/actuator/health/liveness")
                .header(HttpHeaders.HOST, "10.1.2.3:9080")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
        assertThat(status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "LOCALHOST:1", "localhost.", "127.0.0.1:8080", "[::1]:8080"})
    void answersToItsOwnNames(String host) {
        manager.get()
                .uri("/api/customers/own")
                .header(HttpHeaders.HOST, host)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void letsImportsBeLarger() {
        manager.post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue("x".repeat(900_000))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health", "/actuator/health/readiness", "/actuator/prometheus"})
    void showsNothingOfItsManagementAtTheDoor(String path) {
        Stubs.problem(http.get().uri(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/actuator", "/actuator/gateway/routes", "/actuator/env", "/swagger-ui.html"})
    void refusesWhatNobodyMayRequest(String path) {
        Stubs.problem(http.get().uri(path), 401, "unauthenticated");
        Stubs.problem(manager.get().uri(path), 403, "forbidden");
    }

    @Test
    void forwardsNoWebSocket() {
        String path = "/api/customers/websocket";
        manager.get()
                .uri(path)
                .header(HttpHeaders.CONNECTION, "Upgrade")
                .header(HttpHeaders.UPGRADE, "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(SERVICES.arrivedAt(path).getLast().header(HttpHeaders.UPGRADE))
                .isNull();
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
    void keepsCookiesAndMadeUpHeadersAtTheDoor() {
        String path = "/api/customers/hygiene";
        WebTestClient.ResponseSpec answer = manager.get()
                .uri(path)
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
                .exchange();
        answer.expectStatus()
                .isOk()
                .expectHeader()
                .values("Trace-Id", ids -> assertThat(ids).singleElement().isNotEqualTo("of the service"))
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectHeader()
                .doesNotExist(HttpHeaders.SERVER)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .exists("Content-Security-Policy");
        StubServices.Arrived arrived = SERVICES.arrivedAt(path).getLast();
        for (String dropped : new String[] {
            "Cookie", "X-XSRF-TOKEN", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "baggage"
        }) {
            assertThat(arrived.header(dropped)).as(dropped).isNull();
        }
        assertThat(arrived.header("Idempotency-Key")).isEqualTo("k1");
        assertThat(arrived.header("If-Match")).isEqualTo("\"1\"");
        assertThat(arrived.header("traceparent")).isNotNull().doesNotContain("aaaa");
    }
}
