package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SmsCentre;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** An SMS centre that behaves as badly as real ones do. */
@ServiceIT("notification")
class SmsPartsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BadCentres CENTRES = new BadCentres();
    private static final SmsCentre SMS = CENTRES.first();
    private static final Neighbours NEIGHBOURS = CENTRES.world().neighbours();
    private static final String FRESH =
            Tokens.staff("E9001", "HQ", "operations").bearer();
    private static final String REASON = "反洗钱法要求保存客户身份资料，𠮷林省分行，至少十年；".repeat(5);

    private final NotificationSteps bank;
    private final DataHolder holder;
    private final TransactionalOperator transaction;
    private final UUID id = UUID.randomUUID();
    private final String phone = number();

    @Autowired
    SmsPartsIT(Database database, WebTestClient client, DataHolder holder, TransactionalOperator transaction) {
        this.bank = new NotificationSteps(database, client);
        this.holder = holder;
        this.transaction = transaction;
    }

    @DynamicPropertySource
    static void speaksAsTheCentreWants(DynamicPropertyRegistry properties) {
        CENTRES.register(properties);
    }

    @BeforeEach
    void knowsTheCustomer() {
        NEIGHBOURS.know(bank.customer(), phone, null);
    }

    @AfterEach
    void behavesAgain() {
        CENTRES.behaveAgain();
    }

    @AfterAll
    static void stopsItsServers() {
        CENTRES.close();
    }

    @Test
    void writesNumbersAndReadsIdsAsTheCentreDoes() {
        SMS.callMessages(() -> "0001E240");
        SMS.writeIdsInReceipts(answered -> Long.toString(Long.parseLong(answered, 16)));

        ask(id);

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
    void asksNobodyAgainIfOnlyTheResultWasLost() throws SQLException {
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
    void sendsTheWholeToANewNumber() {
        SMS.refuseAfter(1, Integer.MAX_VALUE, SMPPConstant.STAT_ESME_RTHROTTLED);
        askLong();
        Awaitility.await().atMost(PATIENCE).until(() -> parts(phone).size() == 1);
        bank.awaitState(id, "QUEUED").jsonPath("$.failure").isEqualTo("smpp-status-88");
        String newPhone = number();
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
    void isDeliveredWhenAllPartsAre() {
        SMS.sendReceipts(Receipts.NEVER);
        askLong();
        bank.awaitState(id, "SENT");

        SMS.tell(parts(phone).get(2), true);
        SMS.tell(parts(phone).get(0), true);
        bank.notification(id)
                .jsonPath("$.state")
                .isEqualTo("SENT")
                .jsonPath("$.parts.of")
                .isEqualTo(3)
                .jsonPath("$.parts.delivered")
                .isEqualTo(2);

        SMS.tell(parts(phone).get(1), true);
        bank.awaitState(id, "DELIVERED");
    }

    @Test
    void isSentAsAWholeAgainWhenAPartDidNotArrive() {
        SMS.sendReceipts(Receipts.NEVER);
        bank.ask(bank.legal(id, "SMS", "erasure-refused", Map.of("reason", REASON)));
        bank.awaitState(id, "SENT");
        SMS.tell(parts(phone).get(0), true);

        SMS.tell(parts(phone).get(1), false);

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
        ErasureOrdered order = bank.erasure();
        assertThat(holder.erase(order)
                        .as(transaction::transactional)
                        .flatMap(done -> holder.readBack(order, done))
                        .block(PATIENCE))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.readBack()).isZero());
    }

    private void isWholeAndSentOnce() {
        assertThat(parts(phone)).extracting(SmsPart::number).containsExactly(1, 2, 3);
        assertThat(SMS.messagesTo(BadCentres.digits(phone)))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains(REASON));
        assertThat(CENTRES.other().partsTo(phone)).isEmpty();
    }

    private void ask(UUID... notifications) {
        for (UUID each : notifications) {
            bank.ask(bank.sms(each, "contact-changed-old", Map.of(), null));
        }
    }

    private void askLong() {
        bank.ask(bank.sms(id, "erasure-refused", Map.of("reason", REASON), null));
    }

    private static List<SmsPart> parts(String number) {
        return CENTRES.parts(number);
    }

    private static String number() {
        return "+86199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
