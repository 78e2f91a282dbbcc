package io.guanhu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** If the broker refuses one topic, the others are not held up. */
class HeldBackIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ConfigResource TOPIC =
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.NOTIFICATION_REQUESTS);

    @SuppressWarnings("NullAway.Init")
    private static TestService service;

    private final UUID customer = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = TestService.start(
                "held-test",
                PostgresServer.shared().freshDatabase("held"),
                OutboxIT.Application.class,
                Map.of(
                        "guanhu.outbox.ack-timeout",
                        "2s",
                        "guanhu.outbox.lease",
                        "4s",
                        "guanhu.outbox.batch-size",
                        "10KB"));
        append(OutboxIT.changed(UUID.randomUUID(), 1));
        awaitEmpty();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTopicThatTheBrokerRefusesWaitsInOrderAndTheOthersGoOn() throws Exception {
        // Whatever arrives is older than that.
        set("message.timestamp.before.max.ms", "1");
        try {
            append(requested("one"), OutboxIT.changed(customer, 1), requested("two"));

            awaitPublished(Topics.CUSTOMER_EVENTS, 1);
            Awaitility.await().atMost(LIMIT).untilAsserted(HeldBackIT::showsWhatIsHeldBack);
            assertThat(service.query("select topic from outbox order by seq"))
                    .containsExactly(Topics.NOTIFICATION_REQUESTS, Topics.NOTIFICATION_REQUESTS);
            append(OutboxIT.changed(customer, 2));
            awaitPublished(Topics.CUSTOMER_EVENTS, 2);
        } finally {
            set("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        }
        awaitEmpty();
        assertThat(firstsOf(awaitPublished(Topics.NOTIFICATION_REQUESTS, 2))).containsExactly("one", "two");
    }

    @Test
    void aRecordThatIsTooLargeHoldsUpItsKeyOnly() throws Exception {
        set("max.message.bytes", "3000");
        NotificationRequested ofAnother = requested(UUID.randomUUID(), "small");
        try {
            append(requested("large" + incompressible(5_000)), requested("behind"), ofAnother);

            try (KafkaProbe probe = KafkaProbe.shared()) {
                probe.awaitKey(Topics.NOTIFICATION_REQUESTS, ofAnother.key(), LIMIT);
            }
            assertThat(service.query("select key from outbox"))
                    .containsExactly(customer.toString(), customer.toString());
        } finally {
            set("max.message.bytes", "1048588");
        }
        awaitEmpty();
        assertThat(firstsOf(awaitPublished(Topics.NOTIFICATION_REQUESTS, 2))).satisfies(templates -> {
            assertThat(templates.getFirst()).startsWith("large");
            assertThat(templates.getLast()).isEqualTo("behind");
        });
    }

    @Test
    void endsABatchByItsBytesAndPublishesAllOfIt() {
        Event[] events = new Event[50];
        for (int i = 0; i < events.length; i++) {
            events[i] = requested(i + incompressible(4_000));
        }
        append(events);

        assertThat(awaitPublished(Topics.NOTIFICATION_REQUESTS, events.length)).hasSize(50);
    }

    private static void showsWhatIsHeldBack() {
        service.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .containsPattern("guanhu_outbox_held\\{[^}]*topic=\"notification.requests\"} 1"));
    }

    private List<String> firstsOf(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(each -> each.value().replaceFirst(".*\"template\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .toList();
    }

    private List<ConsumerRecord<String, String>> awaitPublished(String topic, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(topic, count, each -> customer.toString().equals(each.key()), LIMIT);
        }
    }

    private static String incompressible(int bytes) {
        byte[] random = new byte[bytes];
        new Random(bytes).nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private NotificationRequested requested(String template) {
        return requested(customer, template);
    }

    private static NotificationRequested requested(UUID customer, String template) {
        return NotificationRequested.message(UUID.randomUUID(), customer, Instant.parse("2026-03-04T12:00:00Z"))
                .template(template)
                .channel(Channel.SMS)
                .locale(Language.ENGLISH)
                .purpose(Purpose.SERVICE)
                .build();
    }

    private static void append(Event... events) {
        TransactionalOperator.create(service.bean(ReactiveTransactionManager.class))
                .transactional(service.bean(Outbox.class).append(List.of(events)))
                .block(LIMIT);
    }

    private static void awaitEmpty() {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> service.query("select event_id from outbox").isEmpty());
    }

    private static void set(String name, String value) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            TOPIC, List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
