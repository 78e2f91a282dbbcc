package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.security.Audited;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.TestLedger;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A service with one table, the ledger that it follows, and steps of a test with both. */
abstract class Holding {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final String NAME = "notification-service";

    static final Map<UUID, Integer> IDLE_ERASURES = new ConcurrentHashMap<>();
    static final Map<UUID, Integer> FAILING_READ_BACKS = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    static Database database;

    @SuppressWarnings("NullAway.Init")
    static TestService service;

    @SuppressWarnings("NullAway.Init")
    static TestLedger ledger;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DataHolder holder(DatabaseClient database) {
            return new HeldValues(database, IDLE_ERASURES, FAILING_READ_BACKS);
        }

        @Bean
        HeldController heldController(DatabaseClient database) {
            return new HeldController(database);
        }
    }

    /** Releases what is held. */
    @RestController
    static class HeldController {

        private final DatabaseClient database;

        HeldController(DatabaseClient database) {
            this.database = database;
        }

        @Audited("held.list")
        @RequestMapping(
                path = "/api/held",
                method = {RequestMethod.GET, RequestMethod.POST})
        @PreAuthorize("hasRole('service')")
        Mono<List<String>> all() {
            return database.sql("select value from held")
                    .mapValue(String.class)
                    .all()
                    .collectList();
        }
    }

    @BeforeAll
    static void start() {
        ledger = TestLedger.create();
        database = PostgresServer.shared().freshDatabase("holder");
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static TestService startService() {
        return startService(Map.of());
    }

    static TestService startService(Map<String, String> more) {
        Map<String, Object> known = new HashMap<>();
        ledger.properties(known);
        Map<String, String> settings = new HashMap<>(Map.of("guanhu.erasure-ledger.patience", "1s"));
        known.forEach((name, value) -> settings.put(name, value.toString()));
        settings.putAll(more);
        return TestService.start(NAME, database, Application.class, settings);
    }

    static void restart(Map<String, String> more) {
        service.close();
        service = startService(more);
    }

    static void carriedOut(ErasureOrdered order) {
        publish(order);
        awaitReceipts(order, 1);
    }

    /** Adds an order to the ledger, signed, and waits until the service has come to it. */
    static void entered(ErasureOrdered order) {
        ledger.add(EventCodec.write(order));
        ledger.publishEntries();
        ledger.sign(Instant.now());
        awaitPosition();
    }

    static void awaitReadiness() {
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> readiness().isEqualTo(200));
    }

    static void awaitPosition() {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(service.query("select position from erasure_ledger_position"))
                        .containsExactly(Integer.toString(ledger.size())));
    }

    static void awaitReason(String code) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(health()).contains("\"reason\":\"" + code + "\""));
        readiness().isEqualTo(503);
    }

    static String health() {
        return managed("/actuator/health/erasureLedger");
    }

    static String metrics() {
        return managed("/actuator/prometheus");
    }

    static String managed(String path) {
        return new String(
                Objects.requireNonNull(service.management()
                        .get()
                        .uri(path)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()),
                StandardCharsets.UTF_8);
    }

    static StatusAssertions held() {
        return service.http()
                .get()
                .uri("/api/held")
                .header("Authorization", Tokens.service("reader").bearer())
                .exchange()
                .expectStatus();
    }

    /** What is held, or was when this key was first sent. */
    static StatusAssertions heldByKey(String key) {
        return service.http()
                .post()
                .uri("/api/held")
                .header("Authorization", Tokens.service("reader").bearer())
                .header("Idempotency-Key", key)
                .exchange()
                .expectStatus();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StatusAssertions readiness() {
        return service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus();
    }

    static UUID hold() {
        UUID customer = UUID.randomUUID();
        service.execute("insert into held values ('" + customer + "', 'something')");
        return customer;
    }

    static List<String> heldOf(ErasureOrdered order) {
        return service.query("select value from held where customer_id = '" + order.customerId() + "'");
    }

    static List<String> jobOf(ErasureOrdered order, String column) {
        return service.query("select " + column + " from erasure_job where order_id = '" + order.orderId() + "'");
    }

    static ErasureOrdered orderFor(UUID customer) {
        return ErasureOrdered.order(
                        UUID.randomUUID(), UUID.randomUUID(), customer, Instant.parse("2026-03-04T12:00:00Z"))
                .erase(Set.of(DataCategory.CONTACT))
                .holders(Set.of(NAME))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }

    static void publish(Event event) {
        SuiteEvents.publish(event);
    }

    static List<ConsumerRecord<String, String>> awaitReceipts(ErasureOrdered order, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(Topics.PRIVACY_RECEIPTS, count, each -> order.key().equals(each.key()), LIMIT);
            return probe.all(Topics.PRIVACY_RECEIPTS).stream()
                    .filter(each -> order.key().equals(each.key()))
                    .toList();
        }
    }
}
