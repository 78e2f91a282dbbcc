package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.Tokens;
import java.time.Duration;
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

class InboxIT {

    /** Other tests may have left thousands of messages in the topic, which come first. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String PARKED = "/api/operations/inbox-test/parked-messages";
    static final String SECRET = "13800138000";

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

    private final Deliveries deliveries = new Deliveries(service, LIMIT);

    @Test
    void takesEffectOnceHoweverOftenAnEventIsDelivered() {
        UUID customer = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        deliveries.send(customer, 1, first);
        deliveries.send(customer, 1, first);
        deliveries.awaitEffects(customer, "1");

        deliveries.send(customer, 1, first);
        deliveries.send(customer, 2, UUID.randomUUID());

        deliveries.awaitEffects(customer, "1", "2");
    }

    @Test
    void ignoresTypesWithoutAHandler() {
        UUID customer = UUID.randomUUID();
        deliveries.sendRaw(customer.toString(), "customer.unheard-of.v1", UUID.randomUUID(), "{}");
        deliveries.send(customer, 1, UUID.randomUUID());

        deliveries.awaitEffects(customer, "1");
        assertThat(deliveries.parkedOf(customer)).isEmpty();
    }

    @Test
    void parksWhatItsSchemaDoesNotAllowAndGoesOn() {
        UUID customer = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        deliveries.sendRaw(customer + "-b", "customer.changed.v1", UUID.randomUUID(), "{\"half\":");
        deliveries.sendRaw(customer + "-c", "customer.changed.v1", UUID.randomUUID(), "{}");
        deliveries.sendOfUnknownCategory(customer + "-d");
        deliveries.send(other, 1, UUID.randomUUID());

        deliveries.awaitEffects(other, "1");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries.parkedOf(customer)).hasSize(3));
    }

    @Test
    void parksAPoisonedKeyInOrderAndReplaysItInOrder() {
        UUID poisoned = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        POISONED.add(poisoned);
        for (int version = 1; version <= 3; version++) {
            deliveries.send(poisoned, version, UUID.randomUUID());
            deliveries.send(other, version, UUID.randomUUID());
        }
        deliveries.awaitEffects(other, "1", "2", "3");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries.parkedOf(poisoned)).hasSize(3));
        assertThat(deliveries.effects(poisoned)).isEmpty();

        String id = deliveries.parkedOf(poisoned).getFirst();
        replay(id).expectStatus().isEqualTo(409);
        POISONED.remove(poisoned);
        replay(id).expectStatus().isOk().expectBody().jsonPath("$.replayed").isEqualTo(3);

        deliveries.awaitEffects(poisoned, "1", "2", "3");
        deliveries.send(poisoned, 4, UUID.randomUUID());
        deliveries.awaitEffects(poisoned, "1", "2", "3", "4");
    }

    @Test
    void showsParkedMessagesToOperatorsWithoutTheirData() {
        String key = UUID.randomUUID().toString();
        deliveries.sendRaw(key, "customer.changed.v1", UUID.randomUUID(), SECRET);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !service.query(deliveries.parkedSql(key + "%")).isEmpty());

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
}
