package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What keeps the bank from taking one message for another. */
class ReceiptsIT extends NotificationFixture {

    private final MeterRegistry meters;
    private final Worker forgetting;

    @Autowired
    ReceiptsIT(
            Database database,
            WebTestClient client,
            MeterRegistry meters,
            @Qualifier("forgettingParts") Worker forgetting) {
        super(database, client);
        this.meters = meters;
        this.forgetting = forgetting;
    }

    @Test
    void forgetsOldPartsAndReceiptsThoughNoReceiptComes() throws SQLException {
        NEIGHBOURS.know(customer, phone, null);
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
        NEIGHBOURS.know(customer, phone, null);
        SMS.callMessages(() -> "10");
        SMS.sendReceipts(Receipts.NEVER);
        bank.ask(bank.sms(id, "erasure-refused", Map.of("reason", "反洗钱法要求保存。".repeat(12)), null));
        bank.awaitState(id, "SENT");
        List<SmsPart> parts = SMS.partsTo(phone);
        assertThat(parts).hasSizeGreaterThan(1);

        parts.subList(1, parts.size()).forEach(part -> SMS.sendReceipt(part, true));
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        SMS.sendReceipt(parts.getFirst(), true);

        bank.awaitState(id, "DELIVERED");
    }

    @Test
    void tellsMessagesOfOneIdApart() {
        NEIGHBOURS.know(customer, phone, null);
        SMS.callMessages(() -> "7");
        SMS.sendReceipts(Receipts.NEVER);
        ask(id);
        bank.awaitState(id, "SENT");
        String other = phone.substring(0, 13) + (phone.endsWith("0") ? "1" : "0");
        NEIGHBOURS.know(bank.customer(), other, null);
        UUID second = UUID.randomUUID();
        ask(second);
        bank.awaitState(second, "SENT").jsonPath("$.attempts").isEqualTo(1);

        SMS.sendReceipt(SMS.partsTo(other).getFirst(), false);

        bank.awaitState(second, "FAILED");
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        SMS.sendReceipt(SMS.partsTo(phone).getFirst(), true);
        bank.awaitState(id, "DELIVERED");
        assertThat(SMS.partsTo(phone)).hasSize(1);
        assertThat(SMS.partsTo(other)).hasSize(1);
    }

    @Test
    void takesNoReceiptOfAnOlderMessageForThatOfANewOne() {
        NEIGHBOURS.know(customer, phone, null);
        SMS.callMessages(() -> "8");
        SMS.sendReceipts(Receipts.NEVER);
        ask(id);
        bank.awaitState(id, "SENT");
        SMS.sendReceipt(SMS.partsTo(phone).getFirst(), true);
        bank.awaitState(id, "DELIVERED");
        SMS.sendReceipt(SMS.partsTo(phone).getFirst(), false);
        UUID newer = UUID.randomUUID();
        ask(newer);
        bank.awaitState(newer, "SENT");

        SMS.sendReceipt(SMS.partsTo(phone).getFirst(), true);

        assertThat(receipts("repeated")).isPositive();
        bank.notification(newer).jsonPath("$.state").isEqualTo("SENT");
    }

    @Test
    void callsNoMessageDeliveredWhenItMayBeAnother() {
        NEIGHBOURS.know(customer, phone, null);
        SMS.callMessages(() -> "9");
        SMS.sendReceipts(Receipts.NEVER);
        UUID second = UUID.randomUUID();
        ask(id, second);
        bank.awaitState(id, "SENT");
        bank.awaitState(second, "SENT");
        double before = receipts("ambiguous");

        SMS.sendReceipt(SMS.partsTo(phone).getFirst(), true);

        assertThat(receipts("ambiguous")).isEqualTo(before + 1);
        bank.notification(id).jsonPath("$.state").isEqualTo("SENT");
        bank.notification(second).jsonPath("$.state").isEqualTo("SENT");
    }

    private double receipts(String result) {
        return meters.counter("guanhu.notification.receipts", "result", result).count();
    }
}
