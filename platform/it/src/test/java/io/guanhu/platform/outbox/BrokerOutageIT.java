package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.KafkaProcess;
import io.guanhu.testing.Ports;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What the outbox does while the broker is gone. */
class BrokerOutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final int port = Ports.free();
    private final int controllerPort = Ports.free();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void keepsEventsInOrderUntilTheBrokerIsBack() {
        UUID customer = UUID.randomUUID();
        KafkaProcess broker = startBroker();
        try (TestService service = startService()) {
            append(service, customer, 1);
            assertThat(published(customer, 1)).containsExactly(1L);

            broker.close();
            for (long version = 2; version <= 50; version++) {
                append(service, customer, version);
            }
            assertThat(service.query("select count(*) from outbox")).containsExactly("49");

            broker = startBroker();
            assertThat(published(customer, 50))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 50).boxed().toList());
        } finally {
            broker.close();
        }
    }

    private KafkaProcess startBroker() {
        KafkaProcess broker = KafkaProcess.start(port, controllerPort, directory, directory.resolve("log"), null);
        broker.awaitReady(LIMIT);
        return broker;
    }

    private TestService startService() {
        return TestService.start(
                "outage-test",
                PostgresServer.shared().freshDatabase("outage"),
                OutboxIT.Application.class,
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        "localhost:" + port,
                        "guanhu.outbox.ack-timeout",
                        "2s",
                        "guanhu.outbox.lease",
                        "4s"));
    }

    private static void append(TestService service, UUID customer, long version) {
        TransactionalOperator.create(service.bean(ReactiveTransactionManager.class))
                .transactional(service.bean(Outbox.class).append(OutboxIT.changed(customer, version)))
                .block(LIMIT);
    }

    /** Versions in the order of their first delivery. */
    private List<Long> published(UUID customer, int atLeast) {
        try (KafkaProbe probe = KafkaProbe.of("localhost:" + port)) {
            probe.await(Topics.CUSTOMER_EVENTS, 1, each -> OutboxIT.version(each) == atLeast, LIMIT);
            return probe.all(Topics.CUSTOMER_EVENTS).stream()
                    .filter((ConsumerRecord<String, String> each) -> isOf(customer, each))
                    .map(OutboxIT::version)
                    .distinct()
                    .toList();
        }
    }

    private static boolean isOf(UUID customer, ConsumerRecord<String, String> each) {
        return customer.toString().equals(each.key());
    }
}
