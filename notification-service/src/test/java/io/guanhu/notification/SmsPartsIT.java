package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import java.sql.SQLException;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A message in parts: parts that were accepted are not sent again. */
class SmsPartsIT extends BadCentresFixture {

    @Autowired
    SmsPartsIT(Database database, WebTestClient client) {
        super(database, client);
    }

    @Test
    void writesNumbersAndReadsIdsAsTheCentreDoes() {
        SMS.callMessages(() -> "0001E240");
        SMS.writeIdsInReceipts(answered -> Long.toString(Long.parseLong(answered, 16)));

        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));

        bank.awaitState(id, "DELIVERED");
        assertThat(parts(phone)).extracting(SmsPart::toType).containsExactly("1/1");
        assertThat(parts(phone)).extracting(SmsPart::fromType).containsExactly("6/9");
    }

    @ParameterizedTest
    @EnumSource(
            value = Receipts.class,
            names = {"EARLY", "TWICE"})
    void takesReceiptsWheneverTheyCome(Receipts when) {
        SMS.sendReceipts(when);

        askLong();

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNoPartAgainThatWasTaken(boolean dropped) {
        if (dropped) {
            SMS.dropAfter(2);
        } else {
            SMS.refuseAfter(1, 2, SMPPConstant.STAT_ESME_RTHROTTLED);
        }

        askLong();

        bank.awaitState(id, "DELIVERED");
        isWholeAndSentOnce();
    }

    @Test
    void sendsNoPartAgainAfterACrash() throws SQLException {
        SMS.refuseAfter(1, Integer.MAX_VALUE, SMPPConstant.STAT_ESME_RTHROTTLED);
        askLong();
        Awaitility.await().atMost(PATIENCE).until(() -> parts(phone).size() == 1);
        bank.awaitState(id, "QUEUED").jsonPath("$.parts.accepted").isEqualTo(1);

        SMS.refuseNext(0);
        bank.run("update notification set state = 'SENDING', next_attempt_at = now() where id = '%s'".formatted(id));

        bank.awaitState(id, "DELIVERED");
        isWholeAndSentOnce();
    }

    @Test
    void doesNotSendAgainIfOnlyTheResultWasLost() throws SQLException {
        bank.run("""
                create function not_now() returns trigger language plpgsql as
                    $$ begin raise exception 'not now'; end $$;
                create trigger not_now before update on notification for each row
                    when (new.state = 'SENT') execute function not_now()
                """);
        try {
            askLong();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> SMS.messagesTo(BadCentres.digits(phone)).size() == 1);
        } finally {
            bank.run("drop function not_now cascade; update notification set next_attempt_at = now(),"
                    + " attempts = attempts + 1 where id = '%s' and state = 'SENDING'".formatted(id));
        }

        bank.awaitState(id, "DELIVERED");
        isWholeAndSentOnce();
    }

    @Test
    void isDeliveredWhenAllPartsAre() {
        SMS.sendReceipts(Receipts.NEVER);
        askLong();
        bank.awaitState(id, "SENT");

        SMS.sendReceipt(parts(phone).get(2), true);
        SMS.sendReceipt(parts(phone).get(0), true);
        bank.notification(id)
                .jsonPath("$.state")
                .isEqualTo("SENT")
                .jsonPath("$.parts.of")
                .isEqualTo(3)
                .jsonPath("$.parts.delivered")
                .isEqualTo(2);

        SMS.sendReceipt(parts(phone).get(1), true);
        bank.awaitState(id, "DELIVERED");
    }
}
