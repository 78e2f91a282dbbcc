package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A message that is sent again as a whole, by another provider, or not at all. */
class WholeMessageIT extends BadCentresFixture {

    private static final String FRESH =
            Tokens.staff("E9001", "HQ", "operations").bearer();

    private final DataHolder holder;
    private final TransactionalOperator transaction;

    @Autowired
    WholeMessageIT(Database database, WebTestClient client, DataHolder holder, TransactionalOperator transaction) {
        super(database, client);
        this.holder = holder;
        this.transaction = transaction;
    }

    @Test
    void sendsTheWholeToANewNumber() {
        SMS.refuseAfter(1, Integer.MAX_VALUE, SMPPConstant.STAT_ESME_RTHROTTLED);
        askLong();
        Awaitility.await().atMost(PATIENCE).until(() -> parts(phone).size() == 1);
        bank.awaitState(id, "QUEUED").jsonPath("$.failure").isEqualTo("smpp-status-88");
        String newPhone = NotificationSteps.phone();
        NEIGHBOURS.know(bank.customer(), newPhone, null);
        SMS.refuseNext(0);

        bank.awaitState(id, "DELIVERED");

        assertThat(parts(phone)).hasSize(1);
        assertThat(parts(newPhone)).hasSize(3);
        assertThat(SMS.messagesTo(BadCentres.digits(newPhone))).hasSize(1);
    }

    @Test
    void goesByAFallbackInItsOwnWords() {
        SMS.refuseNext(Integer.MAX_VALUE);

        askLong();

        bank.awaitState(id, "DELIVERED");
        assertThat(CENTRES.other().messagesTo(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains(REASON));
        assertThat(CENTRES.other().partsTo(phone)).hasSize(3).allSatisfy(part -> {
            assertThat(part.from()).isEqualTo("95501");
            assertThat(part.of()).isEqualTo(3);
        });
        assertThat(parts(phone)).isEmpty();
    }

    @Test
    void isSentAsAWholeAgainWhenAPartDidNotArrive() {
        SMS.sendReceipts(Receipts.NEVER);
        bank.ask(bank.legal(id, Channel.SMS, "erasure-refused", Map.of("reason", REASON)));
        bank.awaitState(id, "SENT");
        SMS.sendReceipt(parts(phone).get(0), true);

        SMS.sendReceipt(parts(phone).get(1), false);

        bank.awaitState(id, "STUCK").jsonPath("$.failure").isEqualTo("undelivered");
        SMS.sendReceipts(Receipts.ONCE);
        bank.post("/api/notifications/{id}/retry", FRESH, "", id).expectStatus().isOk();
        bank.awaitState(id, "DELIVERED");
        assertThat(parts(phone)).hasSize(6);
        assertThat(parts(phone).stream().map(SmsPart::reference).distinct()).hasSize(2);
    }

    @Test
    void leavesNothingOfAnErasedContactInItsParts() throws SQLException {
        SMS.refuseAfter(1, Integer.MAX_VALUE, SMPPConstant.STAT_ESME_RTHROTTLED);
        askLong();
        String kept =
                "select count(*) from message_part where notification_id = '%s' and (content is not null and destination_end is not null)"
                        .formatted(id);
        Awaitility.await().atMost(PATIENCE).until(() -> bank.run(kept).equals("1"));

        Awaitility.await().atMost(PATIENCE).untilAsserted(this::erasesTheContact);

        assertThat(bank.run(kept.replace("is not null and", "is not null or"))).isEqualTo("0");
        bank.awaitState(id, "CANCELLED");
    }

    private void erasesTheContact() {
        assertThat(bank.erase(holder, transaction))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.readBack()).isZero());
    }
}
