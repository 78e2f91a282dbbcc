package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What callers are told when a service fails, is slow, or is not there; and the one document. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class UpstreamIT {

    private static final StubServices SERVICES = new StubServices();

    private final WebTestClient http;

    private final int port;

    @Autowired
    UpstreamIT(WebTestClient http, @LocalServerPort int port) {
        this.http = http;
        this.port = port;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) throws IOException {
        Stubs.register(properties, SERVICES);
        int nobody = portWhereNobodyListens();
        properties.add("guanhu.services.ownership-service.url", () -> "http://localhost:" + nobody);
        properties.add("guanhu.gateway.routes.response-timeout", () -> "500ms");
        properties.add("guanhu.gateway.routes.pass-on-timeout", () -> "1s");
        properties.add("server.netty.idle-timeout", () -> "2s");
        properties.add("guanhu.gateway.routes.concurrency", () -> "4");
        properties.add("guanhu.gateway.routes.breaker.window", () -> "6");
        properties.add("guanhu.gateway.routes.breaker.minimum", () -> "6");
        properties.add("guanhu.gateway.routes.breaker.pause", () -> "1s");
    }

    @AfterAll
    static void close() {
        SERVICES.close();
    }

    private static int portWhereNobodyListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String path) {
        return http.method(method)
                .uri(path)
                .header(
                        HttpHeaders.AUTHORIZATION,
                        Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager")
                                .bearer())
                .exchange();
    }

    @Test
    void saysThatAServiceIsNotThereAndNeverThatNothingWasFound() {
        send(HttpMethod.GET, "/api/pools")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectHeader()
                .exists("Trace-Id")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-unavailable");
    }

    @Test
    void saysThatAnAnswerIsLate() {
        SERVICES.hang("/api/notifications/slow");
        send(HttpMethod.GET, "/api/notifications/slow")
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-timeout");
        assertThat(SERVICES.arrivedAt("/api/notifications/slow"))
                .as("what is slow is not asked twice")
                .hasSize(1);
    }

    @Test
    void keepsNoPlaceForAnswersThatDoNotEnd() {
        SERVICES.stopInTheMiddle("/api/customers/endless");
        for (int i = 0; i < 4; i++) {
            send(HttpMethod.GET, "/api/customers/endless").expectStatus().isOk();
        }
        send(HttpMethod.GET, "/api/customers/full")
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-unavailable");
        for (int i = 0; i < 6; i++) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> send(HttpMethod.GET, "/api/customers/free")
                            .expectStatus()
                            .isOk());
        }
    }

    /**
     * Events come as they happen, and a beat keeps a stream alive beyond the response's timeout.
     */
    @Test
    void passesOnEventsAsTheyHappen() {
        String path = "/api/audit/events";
        CountDownLatch seen = new CountDownLatch(1);
        SERVICES.stream(path, stream -> {
            stream.accept("id:1\ndata:first\n\n");
            seen.await(5, TimeUnit.SECONDS);
            for (int i = 0; i < 7; i++) {
                Thread.sleep(100);
                stream.accept(":here\n\n");
            }
            stream.accept("id:2\ndata:" + seen.getCount() + "\n\n");
        });
        var events = send(HttpMethod.GET, path)
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .doOnNext(_ -> seen.countDown())
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(events).containsExactly("first", "0");
    }

    @Test
    void hangsUpOnThoseWhoAskNothing() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void saysThatAConnectionBroke() {
        // Closing without an answer.
        SERVICES.answer("/api/audit/broken", exchange -> {});
        send(HttpMethod.POST, "/api/audit/broken")
                .expectStatus()
                .isEqualTo(502)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-failed");
    }

    @Test
    void repeatsAReadButNeverAWrite() {
        AtomicInteger calls = new AtomicInteger();
        SERVICES.answer(
                "/api/audit/flaky",
                exchange -> StubServices.send(exchange, calls.incrementAndGet() % 2 == 1 ? 503 : 200, "{}"));
        send(HttpMethod.GET, "/api/audit/flaky").expectStatus().isOk();
        assertThat(calls).hasValue(2);
        send(HttpMethod.POST, "/api/audit/flaky").expectStatus().isEqualTo(503);
        assertThat(calls).hasValue(3);
    }

    @Test
    void leavesAFailingServiceAloneAndComesBack() {
        AtomicInteger calls = new AtomicInteger();
        SERVICES.answer("/api/privacy-requests/failing", exchange -> {
            calls.incrementAndGet();
            StubServices.send(exchange, 503, "{\"code\":\"unavailable\"}");
        });
        for (int i = 0; i < 6; i++) {
            send(HttpMethod.POST, "/api/privacy-requests/failing")
                    .expectStatus()
                    .isEqualTo(503);
        }
        assertThat(calls).hasValue(6);
        send(HttpMethod.POST, "/api/privacy-requests/failing")
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("service-unavailable");
        assertThat(calls).as("the open breaker passes nothing on").hasValue(6);
        send(HttpMethod.GET, "/api/customers/1").expectStatus().isOk();

        SERVICES.answer("/api/privacy-requests/failing", 200, "{}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> send(HttpMethod.POST, "/api/privacy-requests/failing")
                        .expectStatus()
                        .isOk());
    }

    @Test
    void mergesTheServicesDocumentsAndSaysWhichAreMissing() {
        SERVICES.answer("/v3/api-docs", 200, """
                {"openapi":"3.1.0","paths":{
                  "/api/customers":{"post":{"operationId":"create","responses":{"201":{"content":
                    {"application/json":{"schema":{"$ref":"#/components/schemas/Created"}}}}}}},
                  "/internal/secret":{"get":{"responses":{}}}},
                 "components":{"schemas":{"Created":{"type":"object"}}}}
                """);
        http.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/api/customers'].post")
                .exists()
                .jsonPath("$.paths['/internal/secret']")
                .doesNotExist()
                .jsonPath("$.components.schemas['Created']")
                .exists()
                .jsonPath("$.x-guanhu-missing-services[0]")
                .isEqualTo("ownership-service");
    }

    @Test
    void showsItsPagesWithoutSignIn() {
        for (String page : new String[] {
            "/", "/docs.html", "/customers", "/assets/docs.js", "/webjars/swagger-ui/swagger-ui-bundle.js"
        }) {
            http.get()
                    .uri(page)
                    .header(HttpHeaders.ACCEPT, "text/html,*/*;q=0.8")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value(
                            "Content-Security-Policy",
                            policy -> assertThat(policy).contains("default-src 'none'", "script-src 'self'"));
        }
        http.get()
                .uri("/session")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.signedIn")
                .isEqualTo(false);
    }
}
