package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class InboxIT {

    /** Other tests may have left thousands of messages in the topic, which come first. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String PARKED = "/api/operations/inbox-test/parked-messages";
    private static final String SECRET = "13800138000";

    /** Customers whose events cannot be handled for now. */
    private static final Set<UUID> POISONED = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        EventHandler<CustomerChanged> changes(DatabaseClient database) {
            return new EffectHandler(database, POISONED);
        }
    }

    @BeforeAll
    static void start() {
        service = TestService.start(
                "inbox-test",
                PostgresServer.shared().freshDatabase("inbox"),
                Application.class,
                Map.of("guanhu.inbox.attempts", "2", "guanhu.inbox.first-back-off", "50ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void takesEffectOnceHoweverOftenAnEventIsDelivered() {
        UUID customer = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        send(customer, 1, first);
        send(customer, 1, first);
        awaitEffects(customer, "1");

        send(customer, 1, first);
        send(customer, 2, UUID.randomUUID());

        awaitEffects(customer, "1", "2");
    }

    @Test
    void ignoresTypesThatNobodyHandles() {
        UUID customer = UUID.randomUUID();
        sendRaw(customer.toString(), "customer.unheard-of.v1", UUID.randomUUID(), "{}");
        send(customer, 1, UUID.randomUUID());

        awaitEffects(customer, "1");
        assertThat(parkedOf(customer)).isEmpty();
    }

    @Test
    void parksWhatItsSchemaDoesNotAllowAndGoesOn() {
        UUID customer = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        sendRaw(customer + "-b", "customer.changed.v1", UUID.randomUUID(), "{\"half\":");
        sendRaw(customer + "-c", "customer.changed.v1", UUID.randomUUID(), "{}");
        send(other, 1, UUID.randomUUID());

        awaitEffects(other, "1");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(parkedOf(customer)).hasSize(2));
    }

    @Test
    void parksAPoisonedKeyInOrderAndReplaysItInOrder() {
        UUID poisoned = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        POISONED.add(poisoned);
        for (int version = 1; version <= 3; version++) {
            send(poisoned, version, UUID.randomUUID());
            send(other, version, UUID.randomUUID());
        }
        awaitEffects(other, "1", "2", "3");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(3));
        assertThat(effects(poisoned)).isEmpty();

        String id = parkedOf(poisoned).getFirst();
        replay(id).expectStatus().isEqualTo(409);
        POISONED.remove(poisoned);
        replay(id).expectStatus().isOk().expectBody().jsonPath("$.replayed").isEqualTo(3);

        awaitEffects(poisoned, "1", "2", "3");
        send(poisoned, 4, UUID.randomUUID());
        awaitEffects(poisoned, "1", "2", "3", "4");
    }

    @Test
    void showsParkedMessagesToOperatorsWithoutTheirData() {
        String key = UUID.randomUUID().toString();
        sendRaw(key, "customer.changed.v1", UUID.randomUUID(), SECRET);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !service.query(parkedSql(key + "%")).isEmpty());

        service.http()
                .get()
                .uri(PARKED + "?limit=200")
                .headers(headers -> headers.setBearerAuth(operator()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(key).doesNotContain(SECRET));
        assertThat(service.query("select error_class || coalesce(error_code, '') from parked_message"))
                .noneMatch(error -> error.contains(SECRET));
    }

    @Test
    void forgetsWhatWasReplayedLongAgoAndNothingElse() {
        String parked = """
                insert into parked_message (topic, key, event_id, headers, error_class, attempts, parked_at, replayed_at)
                values ('customer.events', '%s', gen_random_uuid(), '{}', 'X', 1, now() - interval '20 days', %s)
                """;
        service.execute(parked.formatted("old", "now() - interval '15 days'"));
        service.execute(parked.formatted("young", "now() - interval '13 days'"));
        service.execute(parked.formatted("waiting", "null"));

        service.bean(Housekeeping.class).round().block(LIMIT);

        assertThat(service.query("select key from parked_message where key in ('old', 'young', 'waiting') order by 1"))
                .containsExactly("waiting", "young");
        service.execute("delete from parked_message where key in ('young', 'waiting')");
    }

    @Test
    void refusesParkedMessagesToOthers() {
        String manager =
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").sign();
        service.http()
                .get()
                .uri(PARKED)
                .headers(headers -> headers.setBearerAuth(manager))
                .exchange()
                .expectStatus()
                .isForbidden();
        service.http()
                .post()
                .uri(PARKED + "/1/replay")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static WebTestClient.ResponseSpec replay(String id) {
        return service.http()
                .post()
                .uri(PARKED + "/" + id + "/replay")
                .headers(headers -> headers.setBearerAuth(operator()))
                .exchange();
    }

    private static String operator() {
        return Tokens.staff("E9001", "HQ", "operations").sign();
    }

    private static void awaitEffects(UUID customer, String... versions) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(effects(customer)).containsExactly(versions));
    }

    private static List<String> effects(UUID customer) {
        return service.query("select version from effect where customer_id = '" + customer + "' order by n");
    }

    private static List<String> parkedOf(UUID customer) {
        return service.query(parkedSql(customer + "%"));
    }

    private static String parkedSql(String key) {
        return "select id from parked_message where replayed_at is null and key like '" + key + "' order by id";
    }

    private static void send(UUID customer, long version, UUID eventId) {
        sendRaw(
                customer.toString(),
                "customer.changed.v1",
                eventId,
                EventCodec.write(new CustomerChanged(
                        customer, UUID.randomUUID(), List.of(), version, Instant.parse("2026-03-04T12:00:00Z"))));
    }

    private static void sendRaw(String key, String type, UUID eventId, String data) {
        SuiteEvents.send(SuiteEvents.signed(
                SuiteEvents.record("customer-service", Topics.CUSTOMER_EVENTS, key, type, eventId, data)));
    }

    /** Writes one row per event, and chokes on the events of poisoned customers. */
    record EffectHandler(DatabaseClient database, Set<UUID> poisoned) implements EventHandler<CustomerChanged> {

        @Override
        public Class<CustomerChanged> type() {
            return CustomerChanged.class;
        }

        @Override
        public Mono<Void> handle(CustomerChanged event) {
            return database.sql("insert into effect (customer_id, version) values (:id, :version)")
                    .bind("id", event.customerId())
                    .bind("version", event.version())
                    .fetch()
                    .rowsUpdated()
                    .doOnNext(inserted -> {
                        if (poisoned.contains(event.customerId())) {
                            throw new IllegalStateException("poisoned by " + SECRET);
                        }
                    })
                    .then();
        }
    }
}
