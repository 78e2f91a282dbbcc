package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What callers get when a service fails, is slow, or is not there. */
class UpstreamIT extends UpstreamFixture {

    @Autowired
    UpstreamIT(WebTestClient http) {
        super(http);
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
}
