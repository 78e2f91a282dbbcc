package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.security.Caller;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OutboxIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @BeforeAll
    static void start() {
        service = TestService.start(
                "outbox-test", PostgresServer.shared().freshDatabase("outbox"), Application.class, Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void publishesWhatWasCommittedAsACloudEvent() {
        CustomerChanged event = changed(UUID.randomUUID(), 1);

        transaction().transactional(outbox().append(event)).block(LIMIT);

        try (KafkaProbe probe = KafkaProbe.shared()) {
            ConsumerRecord<String, String> found = probe.awaitKey(Topics.CUSTOMER_EVENTS, event.key(), LIMIT);
            assertThat(header(found, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(found, "ce_type")).isEqualTo("customer.changed.v1");
            assertThat(header(found, "ce_source")).isEqualTo("outbox-test");
            assertThat(header(found, "content-type")).isEqualTo("application/json");
            assertThat(UUID.fromString(header(found, "ce_id")).version()).isEqualTo(7);
            assertThat(found.value()).contains(event.changeId().toString());
        }
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> service.query("select event_id from outbox").isEmpty());
    }

    @Test
    void publishesNothingOfARolledBackTransaction() {
        CustomerChanged lost = changed(UUID.randomUUID(), 1);
        CustomerChanged kept = changed(lost.customerId(), 2);

        transaction()
                .transactional(outbox().append(lost).then(Mono.error(new IllegalStateException())))
                .as(StepVerifier::create)
                .expectError(IllegalStateException.class)
                .verify(LIMIT);
        transaction().transactional(outbox().append(kept)).block(LIMIT);

        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.awaitKey(Topics.CUSTOMER_EVENTS, kept.key(), LIMIT);
            assertThat(probe.all(Topics.CUSTOMER_EVENTS))
                    .filteredOn(found -> kept.key().equals(found.key()))
                    .singleElement()
                    .satisfies(found -> assertThat(found.value()).contains("\"version\":2"));
        }
    }

    @Test
    void refusesToAppendWithoutATransaction() {
        outbox().append(changed(UUID.randomUUID(), 1))
                .as(StepVerifier::create)
                .expectError(IllegalStateException.class)
                .verify(LIMIT);
    }

    @Test
    void keepsTheOrderOfEachKeyAcrossManyTransactionsAtOnce() {
        List<UUID> customers =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();

        Flux.fromIterable(customers)
                .flatMap(customer -> Flux.range(1, 30).concatMap(version -> append(customer, version)), 8)
                .blockLast(LIMIT);

        try (KafkaProbe probe = KafkaProbe.shared()) {
            List<ConsumerRecord<String, String>> found = probe.await(
                    Topics.CUSTOMER_EVENTS, 600, each -> customers.contains(UUID.fromString(each.key())), LIMIT);
            for (UUID customer : customers) {
                assertThat(found)
                        .filteredOn(each -> each.key().equals(customer.toString()))
                        .extracting(OutboxIT::version)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 30).boxed().toList());
            }
        }
    }

    private static Mono<Void> append(UUID customer, long version) {
        return transaction().transactional(outbox().append(changed(customer, version)));
    }

    @Test
    void auditsWhatWasAllowedWithItsTransactionAndARefusalInSpiteOfIt() {
        Caller caller = new Caller("s", "console", Set.of("operations"), "E9001", "HQ", null, "1", null, Set.of());
        AuditEntry allowed = AuditEntry.onCustomer(caller, "customer.change", UUID.randomUUID());
        AuditEntry refused = AuditEntry.onCustomer(caller, "customer.reveal", UUID.randomUUID());
        AuditTrail trail = service.bean(AuditTrail.class);

        transaction()
                .transactional(trail.allowed(allowed).then(Mono.error(new IllegalStateException())))
                .onErrorResume(
                        e -> trail.refused(refused.withReason("forbidden")).then(Mono.error(e)))
                .as(StepVerifier::create)
                .expectError(IllegalStateException.class)
                .verify(LIMIT);

        try (KafkaProbe probe = KafkaProbe.shared()) {
            assertThat(probe.awaitKey(Topics.AUDIT_ENTRIES, refused.resourceId(), LIMIT)
                            .value())
                    .contains("\"outcome\":\"REFUSED\"", "\"reason\":\"forbidden\"", "E9001");
            assertThat(probe.all(Topics.AUDIT_ENTRIES))
                    .extracting(ConsumerRecord::key)
                    .doesNotContain(allowed.resourceId());
        }
    }

    static CustomerChanged changed(UUID customer, long version) {
        return new CustomerChanged(
                customer, UUID.randomUUID(), List.of(), version, Instant.parse("2026-03-04T12:00:00Z"));
    }

    static long version(ConsumerRecord<String, String> found) {
        return Long.parseLong(found.value().replaceFirst(".*\"version\":(\\d+).*", "$1"));
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Outbox outbox() {
        return service.bean(Outbox.class);
    }

    private static TransactionalOperator transaction() {
        return TransactionalOperator.create(service.bean(ReactiveTransactionManager.class));
    }
}
