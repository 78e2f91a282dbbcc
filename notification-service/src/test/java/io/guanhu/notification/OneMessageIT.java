package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SmsCentre;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What keeps a person from reading the same message twice, and the bank from taking one for
 * another.
 */
@ServiceIT("notification")
class OneMessageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final World WORLD = new World();
    private static final SmsCentre SMS = WORLD.sms();

    private final NotificationSteps bank;
    private final MeterRegistry meters;
    private final Worker forgetting;
    private final UUID id = UUID.randomUUID();
    private final UUID customer;
    private final String phone =
            "+86199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Autowired
    OneMessageIT(
            Database database,
            WebTestClient client,
            MeterRegistry meters,
            @Qualifier("forgettingParts") Worker forgetting) {
        this.meters = meters;
        this.forgetting = forgetting;
        this.bank = new NotificationSteps(database, client);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void knowsItsNeighbours(DynamicPropertyRegistry properties) {
        WORLD.register(properties);
    }

    @AfterEach
    void givesEachMessageAnIdOfItsOwn() {
        SMS.callMessages(() -> UUID.randomUUID().toString());
        SMS.sendReceipts(Receipts.ONCE);
    }

    @AfterAll
    static void stopsItsServers() {
        WORLD.close();
    }

    @Test
    void storesTheResultWhenTheDatabaseFailedForAMoment() throws SQLException {
        WORLD.neighbours().know(customer, phone, null);
        bank.run("""
                create function not_now() returns trigger language plpgsql as
                    $$ begin raise exception 'not now'; end $$;
                create trigger not_now before update on notification for each row
                    when (new.state = 'SENT') execute function not_now()
                """);
        try {
            bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !WORLD.sms().messagesTo(phone).isEmpty());
        } finally {
            bank.run("drop function not_now cascade");
        }

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(1);
        assertThat(WORLD.sms().messagesTo(phone)).hasSize(1);
    }

    @Test
    void claimsOnlyWhatItBeginsAtOnce() throws SQLException {
        WORLD.neighbours().know(customer, phone, null);
        NotificationRequested[] many = Stream.generate(
                        () -> bank.sms(UUID.randomUUID(), "contact-changed-old", Map.of(), null))
                .limit(20)
                .toArray(NotificationRequested[]::new);
        WORLD.neighbours().hold();
        try {
            bank.ask(many);
            Awaitility.await().atMost(PATIENCE).until(() -> count("where state = 'QUEUED'") > 0);
            Awaitility.await().atMost(PATIENCE).until(() -> count("where state = 'SENDING'") > 0);

            assertThat(count("where state = 'SENDING'"))
                    .describedAs("a claim that waits its turn may run out, and be sent twice")
                    .isLessThanOrEqualTo(8);
        } finally {
            WORLD.neighbours().release();
        }
        Stream.of(many).forEach(each -> bank.awaitState(each.notificationId(), "DELIVERED"));
        assertThat(WORLD.sms().messagesTo(phone)).hasSize(20);
    }

    @Test
    void sendsAgainWhatWasInterrupted() throws SQLException {
        WORLD.neighbours().know(customer, phone, null);

        bank.dieWhileSending(id);

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(2);
    }

    @Test
    void repeatsAnInterruptedEmailUnderTheSameMessageId() throws SQLException {
        String address = "z" + id + "@example.com";
        WORLD.neighbours().know(customer, null, address);
        bank.ask(bank.of(id, "contact-changed-old", "EMAIL", Map.of(), null));
        bank.awaitState(id, "SENT");

        bank.run("update notification set state = 'SENDING', next_attempt_at = now() where id = '" + id + "'");

        bank.awaitState(id, "SENT").jsonPath("$.attempts").isEqualTo(2);
        assertThat(WORLD.mail().messagesTo(address))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.messageId()).isEqualTo("<" + id + "@guanhu.example>"));
    }

    @Test
    void forgetsOldPartsAndReceiptsThoughNoReceiptComes() throws SQLException {
        WORLD.neighbours().know(customer, phone, null);
        SMS.sendReceipts(Receipts.NEVER);
        UUID young = UUID.randomUUID();
        ask(id, young);
        bank.awaitState(id, "SENT");
        bank.awaitState(young, "SENT");
        bank.run("""
                insert into early_receipt (provider, provider_message_id, delivered, received_at)
                values ('smpp', 'old', true, now() - interval '8 days'),
                    ('smpp', 'young', true, now() - interval '1 hour');
                update message_part set accepted_at = now() - interval '31 days'
                where notification_id = '%s'
                """.formatted(id));

        forgetting.wake();

        String parts = "select count(*) from message_part where notification_id = '%s'";
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> bank.run(parts.formatted(id)).equals("0"));
        assertThat(bank.run(parts.formatted(young))).isEqualTo("1");
        assertThat(bank.run("select string_agg(provider_message_id, ',') from early_receipt"
                        + " where provider_message_id in ('old', 'young')"))
                .isEqualTo("young");
    }

    @Test
    void isDeliveredWhenAllPartsOfOneIdAre() {
        WORLD.neighbours().know(customer, phone, null);
        SMS.callMessages(() -> "10");
        SMS.sendReceipts(Receipts.NEVER);
        bank.ask(bank.sms(id, "erasure-refused", Map.of("reason", "反洗钱法要求保存。".repeat(12)), null));
        bank.awaitState(id, "SENT");
        List<SmsPart> parts = SMS.partsTo(phone);
        assertThat(parts).hasSizeGreaterThan(1);

        parts.subList(1, parts.size()).forEach(part -> SMS.tell(part, true));
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        SMS.tell(parts.getFirst(), true);

        bank.awaitState(id, "DELIVERED");
    }

    @Test
    void tellsMessagesOfOneIdApart() {
        WORLD.neighbours().know(customer, phone, null);
        SMS.callMessages(() -> "7");
        SMS.sendReceipts(Receipts.NEVER);
        ask(id);
        bank.awaitState(id, "SENT");
        String other = phone.substring(0, 13) + (phone.endsWith("0") ? "1" : "0");
        WORLD.neighbours().know(bank.customer(), other, null);
        UUID second = UUID.randomUUID();
        ask(second);
        bank.awaitState(second, "SENT").jsonPath("$.attempts").isEqualTo(1);

        SMS.tell(SMS.partsTo(other).getFirst(), false);

        bank.awaitState(second, "FAILED");
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        SMS.tell(SMS.partsTo(phone).getFirst(), true);
        bank.awaitState(id, "DELIVERED");
        assertThat(SMS.partsTo(phone)).hasSize(1);
        assertThat(SMS.partsTo(other)).hasSize(1);
    }

    @Test
    void takesNoReceiptOfAnOlderMessageForThatOfANewOne() {
        WORLD.neighbours().know(customer, phone, null);
        SMS.callMessages(() -> "8");
        SMS.sendReceipts(Receipts.NEVER);
        ask(id);
        bank.awaitState(id, "SENT");
        SMS.tell(SMS.partsTo(phone).getFirst(), true);
        bank.awaitState(id, "DELIVERED");
        SMS.tell(SMS.partsTo(phone).getFirst(), false);
        UUID newer = UUID.randomUUID();
        ask(newer);
        bank.awaitState(newer, "SENT");

        SMS.tell(SMS.partsTo(phone).getFirst(), true);

        assertThat(receipts("repeated")).isPositive();
        bank.notification(newer).jsonPath("$.state").isEqualTo("SENT");
    }

    @Test
    void callsNoMessageDeliveredWhenItMayBeAnother() {
        WORLD.neighbours().know(customer, phone, null);
        SMS.callMessages(() -> "9");
        SMS.sendReceipts(Receipts.NEVER);
        UUID second = UUID.randomUUID();
        ask(id, second);
        bank.awaitState(id, "SENT");
        bank.awaitState(second, "SENT");
        double before = receipts("ambiguous");

        SMS.tell(SMS.partsTo(phone).getFirst(), true);

        assertThat(receipts("ambiguous")).isEqualTo(before + 1);
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        bank.notification(second).jsonPath("$.state").isEqualTo("SENT");
    }

    private void ask(UUID... notifications) {
        for (UUID each : notifications) {
            bank.ask(bank.sms(each, "contact-changed-old", Map.of(), null));
        }
    }

    private double receipts(String result) {
        return meters.counter("guanhu.notification.receipts", "result", result).count();
    }

    private long count(String where) throws SQLException {
        return Long.parseLong(bank.run("select count(*) from notification " + where));
    }
}
