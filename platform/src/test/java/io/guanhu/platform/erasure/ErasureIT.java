package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class ErasureIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "holder-test";

    /** The ledger of the test, and whether its keeper answers. */
    private static final List<ErasureOrdered> LEDGER = new CopyOnWriteArrayList<>();

    private static final AtomicBoolean KEEPER_ANSWERS = new AtomicBoolean(true);
    private static final Map<UUID, Integer> IDLE_ERASURES = new ConcurrentHashMap<>();
    private static final Map<UUID, Integer> FAILING_READ_BACKS = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DataHolder holder(DatabaseClient database) {
            return new HeldValues(database, IDLE_ERASURES, FAILING_READ_BACKS);
        }

        @Bean
        ErasureLedger ledger() {
            return (position, limit) ->
                    KEEPER_ANSWERS.get()
                            ? Mono.just(entriesAfter(position, limit))
                            : Mono.error(new IllegalStateException("out of reach"));
        }

        private static ErasureLedger.Entries entriesAfter(long position, int limit) {
            List<ErasureLedger.Entry> entries =
                    LongStream.range(position, LEDGER.size())
                            .limit(limit)
                            .mapToObj(i -> new ErasureLedger.Entry(i + 1, LEDGER.get((int) i)))
                            .toList();
            return new ErasureLedger.Entries(LEDGER.size(), entries);
        }
    }

    @BeforeAll
    static void start() {
        database = PostgresServer.shared().freshDatabase("holder");
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static TestService startService() {
        return TestService.start(NAME, database, Application.class, Map.of());
    }

    @Test
    void answersAnOrderWithAReceiptOfWhatWasRemovedAndReadBack() {
        ErasureOrdered order = orderFor(hold());

        publish(order);

        String receipt = awaitReceipts(order, 1).getFirst().value();
        assertThat(receipt)
                .contains("\"holder\":\"" + NAME + "\"")
                .contains("\"removed\":1")
                .contains("\"readBack\":0");
        assertThat(heldOf(order)).isEmpty();
        assertThat(jobOf(order, "state")).containsExactly("RECEIPTED");
    }

    @Test
    void forgetsTheStoredAnswersAboutTheCustomer() {
        ErasureOrdered order = orderFor(hold());
        UUID other = UUID.randomUUID();
        store("k1", order.customerId());
        store("k2", other);

        publish(order);

        awaitReceipts(order, 1);
        assertThat(service.query("select customer_id from idempotency_key"))
                .containsExactly(other.toString());
    }

    private static void store(String key, UUID customer) {
        service.execute(
                "insert into idempotency_key values ('c', '%s', '/', '', 201, '', '', '%s', now(), 'DONE')"
                        .formatted(key, customer));
    }

    @Test
    void erasesAgainWhileTheReadBackStillFindsSomething() {
        ErasureOrdered order = orderFor(hold());
        IDLE_ERASURES.put(order.customerId(), 1);

        publish(order);

        assertThat(awaitReceipts(order, 1).getFirst().value())
                .contains("\"removed\":1")
                .contains("\"readBack\":0");
        assertThat(jobOf(order, "attempts")).containsExactly("2");
        assertThat(heldOf(order)).isEmpty();
    }

    @Test
    void goesOnAfterACrashBetweenErasingAndReadingBack() {
        ErasureOrdered order = orderFor(hold());
        FAILING_READ_BACKS.put(order.customerId(), Integer.MAX_VALUE);
        publish(order);
        Awaitility.await().atMost(LIMIT).until(() -> jobOf(order, "state").contains("ERASED"));

        service.close();
        FAILING_READ_BACKS.clear();
        service = startService();

        awaitReceipts(order, 1);
        assertThat(jobOf(order, "state")).containsExactly("RECEIPTED");
    }

    @Test
    void sendsOneReceiptHoweverManyRoundsAreTried() {
        ErasureOrdered order = orderFor(hold());
        FAILING_READ_BACKS.put(order.customerId(), 2);

        publish(order);

        awaitReceipts(order, 1);
        ErasureOrdered later = orderFor(hold());
        publish(later);
        awaitReceipts(later, 1);
        assertThat(awaitReceipts(order, 1)).hasSize(1);
    }

    @Test
    void takesNoTrafficUntilItHasFollowedTheLedgerOnce() {
        service.close();
        KEEPER_ANSWERS.set(false);
        service = startService();
        readiness().isEqualTo(503);

        KEEPER_ANSWERS.set(true);

        Awaitility.await().atMost(LIMIT).untilAsserted(() -> readiness().isEqualTo(200));
    }

    @Test
    void erasesAgainWhatARestoredBackupBroughtBack() {
        ErasureOrdered order = orderFor(hold());
        publish(order);
        awaitReceipts(order, 1);
        LEDGER.add(order);
        publish(
                new LedgerExtended(
                        LEDGER.size(), order.requestId(), order.customerId(), Instant.EPOCH));
        awaitPosition();

        service.close();
        restoreToBefore(order);
        service = startService();

        awaitPosition();
        assertThat(heldOf(order)).isEmpty();
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> readiness().isEqualTo(200));
    }

    private static void restoreToBefore(ErasureOrdered order) {
        service.execute("update erasure_ledger_position set position = 0");
        service.execute("delete from erasure_job where order_id = '" + order.orderId() + "'");
        service.execute("insert into held values ('" + order.customerId() + "', 'is back')");
    }

    private static void awaitPosition() {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(
                                                service.query(
                                                        "select position from erasure_ledger_position"))
                                        .containsExactly(Long.toString(LEDGER.size())));
    }

    private static StatusAssertions readiness() {
        return service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus();
    }

    private static UUID hold() {
        UUID customer = UUID.randomUUID();
        service.execute("insert into held values ('" + customer + "', 'something')");
        return customer;
    }

    private static List<String> heldOf(ErasureOrdered order) {
        return service.query(
                "select value from held where customer_id = '" + order.customerId() + "'");
    }

    private static List<String> jobOf(ErasureOrdered order, String column) {
        return service.query(
                "select "
                        + column
                        + " from erasure_job where order_id = '"
                        + order.orderId()
                        + "'");
    }

    private static ErasureOrdered orderFor(UUID customer) {
        return new ErasureOrdered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                customer,
                Set.of(DataCategory.CONTACT),
                List.of(),
                Set.of("holder"),
                "AAECAwQFBgcICQoLDA0ODw",
                Instant.parse("2026-03-04T12:00:00Z"));
    }

    private static void publish(Event event) {
        TransactionalOperator.create(service.bean(ReactiveTransactionManager.class))
                .transactional(service.bean(Outbox.class).append(event))
                .block(LIMIT);
    }

    private static List<ConsumerRecord<String, String>> awaitReceipts(
            ErasureOrdered order, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(
                    Topics.PRIVACY_RECEIPTS, count, each -> order.key().equals(each.key()), LIMIT);
            return probe.all(Topics.PRIVACY_RECEIPTS).stream()
                    .filter(each -> order.key().equals(each.key()))
                    .toList();
        }
    }
}
