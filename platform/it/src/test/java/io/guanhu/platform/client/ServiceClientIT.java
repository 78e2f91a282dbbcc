package io.guanhu.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ServiceClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int status = 200;
    private volatile String endedToken = "none";
    private volatile Duration delay = Duration.ZERO;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable String authorization;

    record Answer(String value) {}

    ServiceClientIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"access_token\":\"t%d\",\"expires_in\":300,\"scope\":\"x\"}"
                                .formatted(tokens.incrementAndGet())));
        server.createContext("/internal", this::internal);
    }

    private void internal(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (endedToken.equals(authorization)) {
            answer(exchange, 401, "");
            return;
        }
        boolean failing = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        answer(exchange, failing ? 503 : status, "{\"value\":\"v\",\"unheardOf\":1}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void callsWithItsOwnTokenFetchedOnce() {
        ServiceClient client = client(64);
        var answers = Flux.range(0, 20)
                .flatMap(i -> client.get(Answer.class, "/internal/{id}", i))
                .collectList()
                .block(PATIENCE);
        assertThat(answers).hasSize(20).containsOnly(new Answer("v"));
        assertThat(authorization).isEqualTo("Bearer t1");
        assertThat(tokens).hasValue(1);
    }

    @Test
    void goesOnWithAnotherTokenAfterARefusal() {
        ServiceClient client = client(64);
        endedToken = "Bearer t1";
        assertThat(client.get(Answer.class, "/internal/1").block(PATIENCE)).isNotNull();
        assertThat(authorization).isEqualTo("Bearer t2");
        assertThat(calls).hasValue(2);
    }

    @Test
    void reportsAnOutageWhileNoneOfItsTokensIsAccepted() {
        status = 401;
        assertThatThrownBy(() -> client(64).get(Answer.class, "/internal/1").block(PATIENCE))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(tokens).hasValue(3);
    }

    @Test
    void tellsNotFoundFromAnOutage() {
        ServiceClient client = client(64);
        status = 404;
        assertThat(client.get(Answer.class, "/internal/1").blockOptional(PATIENCE))
                .isEmpty();
        status = 500;
        assertThatThrownBy(() -> client.get(Answer.class, "/internal/1").block(PATIENCE))
                .isInstanceOf(ServiceUnavailableException.class);
        status = 403;
        assertThatThrownBy(() -> client.get(Answer.class, "/internal/1").block(PATIENCE))
                .isInstanceOf(ServiceRefusedException.class);
    }

    @Test
    void repeatsAGetButNeverAPost() {
        ServiceClient client = client(64);
        failures.set(2);
        assertThat(client.get(Answer.class, "/internal/1").block(PATIENCE)).isNotNull();
        assertThat(calls).hasValue(3);
        failures.set(1);
        assertThatThrownBy(() ->
                        client.post(Answer.class, Map.of("a", 1), "/internal/1").block(PATIENCE))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(calls).hasValue(4);
    }

    @Test
    void givesUpOnASlowServiceAndStopsAskingIt() {
        ServiceClient client = client(64);
        delay = Duration.ofMillis(700);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> client.get(Answer.class, "/internal/1").block(PATIENCE))
                    .isInstanceOf(ServiceUnavailableException.class);
        }
        assertThat(calls.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void refusesMoreCallsThanItsBulkheadHolds() {
        ServiceClient client = client(1);
        delay = Duration.ofMillis(200);
        var outcomes = Objects.requireNonNull(Flux.range(0, 5)
                .flatMap(i -> client.post(Answer.class, Map.of(), "/internal/1")
                        .map(_ -> "answered")
                        .onErrorResume(ServiceUnavailableException.class, _ -> Mono.just("refused")))
                .collectList()
                .block(PATIENCE));
        assertThat(outcomes).hasSize(5).contains("answered", "refused");
        assertThat(calls.get()).isLessThan(5);
    }

    @Test
    void reportsAnUnreachableServiceAsUnavailable() {
        server.stop(0);
        assertThatThrownBy(() -> client(64).get(Answer.class, "/internal/1").block(PATIENCE))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessage("other-service is unavailable");
    }

    @Test
    void namesAMissingAddress() {
        assertThatThrownBy(() -> clients(64).to("unknown-service"))
                .hasMessageContaining("guanhu.services.unknown-service.url");
    }

    private ServiceClient client(int concurrency) {
        return clients(concurrency).to("other-service");
    }

    private ServiceClients clients(int concurrency) {
        String url = "http://localhost:" + server.getAddress().getPort();
        WebClient http = WebClient.create();
        return new ServiceClients(
                Map.of("other-service", url),
                http,
                new ServiceToken(http, url + "/token", "app-service", "secret"),
                new ClientProperties(url + "/token", "app-service", "secret", Duration.ofMillis(500), concurrency),
                CircuitBreakerRegistry.ofDefaults(),
                BulkheadRegistry.ofDefaults());
    }
}
