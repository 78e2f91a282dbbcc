package io.guanhu.notification;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.SuiteEvents;
import io.guanhu.testing.Tokens;
import io.guanhu.testing.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What services request for one customer, and what an operator sees. */
final class NotificationSteps {

    static final String OPERATIONS = Tokens.staff("E9001", "HQ", "operations").bearer();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final WebTestClient client;
    private final UUID customer = UUID.randomUUID();

    NotificationSteps(Database database, WebTestClient client) {
        this.database = database;
        this.client = client;
    }

    /** A number that no other test has. */
    static String phone() {
        return "+86199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    UUID customer() {
        return customer;
    }

    NotificationRequested sms(UUID id, String template, Map<String, String> parameters, @Nullable String particulars) {
        return of(id, template, Channel.SMS, parameters, particulars);
    }

    NotificationRequested of(
            UUID notification,
            String template,
            Channel channel,
            Map<String, String> parameters,
            @Nullable String particulars) {
        return NotificationRequested.message(notification, customer, Instant.EPOCH)
                .template(template)
                .channel(channel)
                .locale(Language.CHINESE)
                .parameters(parameters)
                .particulars(particulars)
                .purpose(Purpose.SERVICE)
                .build();
    }

    /** Must not be given up. */
    NotificationRequested legal(UUID notification, Channel channel) {
        return legal(notification, channel, "contact-changed-old", Map.of());
    }

    NotificationRequested legal(UUID notification, Channel channel, String template, Map<String, String> parameters) {
        return NotificationRequested.message(notification, customer, Instant.EPOCH)
                .template(template)
                .channel(channel)
                .locale(Language.CHINESE)
                .parameters(parameters)
                .purpose(Purpose.LEGAL_NOTICE)
                .build();
    }

    /** Of no use after a moment. */
    NotificationRequested code(UUID notification, Instant expiresAt) {
        return NotificationRequested.message(notification, customer, Instant.EPOCH)
                .template("identity-code")
                .channel(Channel.SMS)
                .locale(Language.CHINESE)
                .parameters(Map.of("minutes", "5", "code", "73519264"))
                .purpose(Purpose.SECURITY_CODE)
                .expiresAt(expiresAt)
                .build();
    }

    WebTestClient.ResponseSpec post(String path, String bearer, String body, UUID notification) {
        return client.post()
                .uri(path, notification)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Leaves the state of a process that was killed between sending and storing the result. */
    void dieWhileSending(UUID id) throws SQLException {
        run("""
                insert into notification (id, customer_id, template, channel, locale, parameters,
                    purpose, state, attempts, next_attempt_at, requested_at, advanced_at)
                values ('%s', '%s', 'contact-changed-old', 'SMS', 'zh-CN', '{}', 'SERVICE',
                    'SENDING', 1, now() - interval '1 second', now(), now())
                """.formatted(id, customer));
    }

    ErasureOrdered erasure() {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, Instant.EPOCH)
                .erase(Set.of(DataCategory.CONTACT, DataCategory.IDENTITY))
                .holders(Set.of("notification-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build();
    }

    /** Carries out an erasure of the customer, and counts again what it has erased. */
    List<Finding> erase(DataHolder holder, TransactionalOperator transaction) {
        ErasureOrdered order = erasure();
        List<Finding> found = holder.erase(order)
                .as(transaction::transactional)
                .flatMap(done -> holder.readBack(order, done))
                .block(PATIENCE);
        return Objects.requireNonNull(found);
    }

    void ask(NotificationRequested... requests) {
        SuiteEvents.publish(requests);
    }

    WebTestClient.BodyContentSpec awaitState(UUID notification, String state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> notification(notification).jsonPath("$.state").isEqualTo(state));
        return notification(notification);
    }

    WebTestClient.BodyContentSpec notification(UUID notification) {
        return get("/api/notifications/{id}", OPERATIONS, notification)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    WebTestClient.ResponseSpec get(String path, @Nullable String bearer, Object... variables) {
        return client.get()
                .uri(path, variables)
                .headers(headers -> {
                    if (bearer != null) {
                        headers.set("Authorization", bearer);
                    }
                })
                .exchange();
    }

    List<String> published(String topic) {
        return Topic.read(topic, customer.toString(), PATIENCE).stream()
                .map(record -> record.value())
                .toList();
    }

    String everythingStored() throws SQLException {
        return run("select string_agg(n::text, '') from notification n");
    }

    String run(String sql) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }
}
