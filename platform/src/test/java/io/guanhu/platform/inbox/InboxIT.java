package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PARKED = "/api/operations/inbox-test/parked-messages";
    private static final String SECRET = "13800138000";

    /** Customers whose events cannot be handled for now. */
    private static final Set<UUID> POISONED = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    @SuppressWarnings("NullAway.Init")
    private static KafkaProducer<String, byte[]> producer;

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
        service =
                TestService.start(
                        "inbox-test",
                        PostgresServer.shared().freshDatabase("inbox"),
                        Application.class,
                        Map.of(
                                "guanhu.inbox.attempts",
                                "2",
                                "guanhu.inbox.first-back-off",
                                "50ms"));
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
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
    void parksWhatIsNoEventAndGoesOn() {
        UUID customer = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        send(new ProducerRecord<>(Topics.CUSTOMER_EVENTS, customer + "-a", bytes("no event")));
        sendRaw(customer + "-b", "customer.changed.v1", UUID.randomUUID(), "{\"half\":");
        sendRaw(customer + "-c", "customer.changed.v1", UUID.randomUUID(), "{}");
        send(other, 1, UUID.randomUUID());

        awaitEffects(other, "1");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(parkedOf(customer)).hasSize(3));
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
        assertThat(
                        service.query(
                                "select error_class || coalesce(error_code, '') from parked_message"))
                .noneMatch(error -> error.contains(SECRET));
    }

    @Test
    void refusesParkedMessagesToOthers() {
        String manager = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").sign();
        service.http()
                .get()
                .uri(PARKED)
                .headers(headers -> headers.setBearerAuth(manager))
                .exchange()
                .expectStatus()
                .isForbidden();
        service.http().post().uri(PARKED + "/1/replay").exchange().expectStatus().isUnauthorized();
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
        return service.query(
                "select version from effect where customer_id = '" + customer + "' order by n");
    }

    private static List<String> parkedOf(UUID customer) {
        return service.query(parkedSql(customer + "%"));
    }

    private static String parkedSql(String key) {
        return "select id from parked_message where replayed_at is null and key like '"
                + key
                + "' order by id";
    }

    private static void send(UUID customer, long version, UUID eventId) {
        sendRaw(
                customer.toString(),
                "customer.changed.v1",
                eventId,
                EventCodec.write(
                        new CustomerChanged(
                                customer,
                                UUID.randomUUID(),
                                List.of(),
                                version,
                                Instant.parse("2026-03-04T12:00:00Z"))));
    }

    private static void sendRaw(String key, String type, UUID eventId, String data) {
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(Topics.CUSTOMER_EVENTS, key, bytes(data));
        sent.headers().add("ce_specversion", bytes("1.0"));
        sent.headers().add("ce_id", bytes(eventId.toString()));
        sent.headers().add("ce_type", bytes(type));
        sent.headers().add("ce_source", bytes("inbox-test"));
        send(sent);
    }

    /** Waits for the broker: a record that was not written must fail the test. */
    private static void send(ProducerRecord<String, byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A record could not be written", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes one row per event, and chokes on the events of poisoned customers. */
    record EffectHandler(DatabaseClient database, Set<UUID> poisoned)
            implements EventHandler<CustomerChanged> {

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
                    .doOnNext(
                            inserted -> {
                                if (poisoned.contains(event.customerId())) {
                                    throw new IllegalStateException("poisoned by " + SECRET);
                                }
                            })
                    .then();
        }
    }
}
