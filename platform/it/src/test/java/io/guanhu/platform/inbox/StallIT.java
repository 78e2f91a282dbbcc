package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.SuiteEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** However long it lasts, a stall does not count against the message that waits. */
class StallIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final AtomicBoolean STALLED = new AtomicBoolean(true);
    private static final AtomicInteger TRIED = new AtomicInteger();
    private static final AtomicInteger HANDLED = new AtomicInteger();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        EventHandler<CustomerChanged> changes() {
            return new Stalling();
        }
    }

    /** Of this test; others leave theirs in the same topics. */
    private static final String PARKED = "select count(*) from parked_message where key = '" + CUSTOMER + "'";

    private static final class Stalling implements EventHandler<CustomerChanged> {

        @Override
        public Class<CustomerChanged> type() {
            return CustomerChanged.class;
        }

        @Override
        public Mono<Void> handle(CustomerChanged event) {
            // The topic holds other tests' events too.
            return !event.customerId().equals(CUSTOMER) ? Mono.empty() : stallOrHandle();
        }

        private static Mono<Void> stallOrHandle() {
            return Mono.defer(() -> {
                TRIED.incrementAndGet();
                return STALLED.get() ? Mono.never() : Mono.fromRunnable(HANDLED::incrementAndGet);
            });
        }
    }

    @Test
    void parksNothingHoweverLongItTakes() {
        try (TestService service = TestService.start(
                "stall-test",
                PostgresServer.shared().freshDatabase("stall"),
                Application.class,
                Map.of(
                        "guanhu.inbox.attempts", "2",
                        "guanhu.inbox.first-back-off", "20ms",
                        "guanhu.inbox.patience", "200ms"))) {
            send();
            // Far more often than a message at fault would be tried.
            // What other tests forged makes a batch fail too, and back-off grows.
            Awaitility.await().atMost(LIMIT.multipliedBy(2)).until(() -> TRIED.get() > 8);
            assertThat(service.query(PARKED)).containsExactly("0");

            STALLED.set(false);
            Awaitility.await().atMost(LIMIT).until(() -> HANDLED.get() == 1);
            assertThat(service.query(PARKED)).containsExactly("0");
        }
    }

    private static void send() {
        CustomerChanged event =
                new CustomerChanged(CUSTOMER, UUID.randomUUID(), List.of(), 1, Instant.parse("2026-03-04T12:00:00Z"));
        SuiteEvents.publish(event);
    }
}
