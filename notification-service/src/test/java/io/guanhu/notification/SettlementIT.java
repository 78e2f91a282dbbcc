package io.guanhu.notification;

import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What staff do about a legal notice that cannot be delivered. */
class SettlementIT extends NotificationFixture {

    private static final String RETRY = "/api/notifications/{id}/retry";
    private static final String SETTLEMENT = "/api/notifications/{id}/settlement";
    private static final String BY_LETTER = "{\"reason\":\"DELIVERED_BY_LETTER\"}";
    private static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    private static final String FRESH = CLERK.acr("2").bearer();

    private final Database database;

    @Autowired
    SettlementIT(Database database, WebTestClient client) {
        super(database, client);
        this.database = database;
    }

    @Test
    void sendsAStuckNoticeWhenItsFaultIsMended() {
        isStuckForWantOfAContact();
        NEIGHBOURS.know(customer, phone, null);

        bank.post(RETRY, FRESH, "", id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("QUEUED");

        bank.awaitState(id, "DELIVERED").jsonPath("$.open").isEqualTo(false);
        assertThat(SMS.messagesTo(phone)).hasSize(1);
        tells("notification.get-stuck", "no-contact");
        tells("notification.retry", "E9001");
    }

    @Test
    void closesANoticeThatReachedItsCustomerByAnotherWay() {
        isStuckForWantOfAContact();
        bank.get("/api/notifications?open=true&customerId={c}", CLERK.bearer(), customer)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);

        bank.post(SETTLEMENT, FRESH, BY_LETTER, id).expectStatus().isOk();

        bank.notification(id)
                .jsonPath("$.state")
                .isEqualTo("SETTLED")
                .jsonPath("$.settlement.reason")
                .isEqualTo("DELIVERED_BY_LETTER")
                .jsonPath("$.settlement.by")
                .isEqualTo("E9001");
        bank.get("/api/notifications?open=true&customerId={c}", CLERK.bearer(), customer)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        tells("notification.settle", "DELIVERED_BY_LETTER");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.published(Topics.NOTIFICATION_EVENTS))
                        .satisfiesExactly(
                                stuck -> assertThat(stuck).contains("\"STUCK\""),
                                settled -> assertThat(settled).contains("\"SETTLED\"")));
        refused(bank.post(SETTLEMENT, FRESH, BY_LETTER, id), 409, "notification-not-open");
        refused(bank.post(RETRY, FRESH, "", id), 409, "notification-not-open");
        tells("notification.retry", "notification-not-open", "\"REFUSED\"", customer.toString());
    }

    /** A refused attempt must not go unrecorded while the database accepts no writes. */
    @Test
    void answersNoRefusalThatItCannotWriteDown() throws SQLException {
        isStuckForWantOfAContact();
        bank.post(SETTLEMENT, FRESH, BY_LETTER, id).expectStatus().isOk();
        try (Connection other = database.connectAsOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table outbox in access exclusive mode");
            refused(bank.post(RETRY, FRESH, "", id), 503, "unavailable");
            other.rollback();
        }
        refused(bank.post(RETRY, FRESH, "", id), 409, "notification-not-open");
        tells("notification.retry", "notification-not-open", customer.toString());
    }

    @ParameterizedTest
    @CsvSource({"LEGAL_NOTICE, STUCK", "SERVICE, FAILED"})
    void getsStuckOnlyWhereTheLawRequiresIt(String purpose, String state) {
        NEIGHBOURS.know(customer, phone, null);
        SMS.refuseNext(1, SMPPConstant.STAT_ESME_RINVDSTADR);

        bank.ask(
                purpose.equals("SERVICE")
                        ? bank.sms(id, "contact-changed-old", Map.of(), null)
                        : bank.legal(id, Channel.SMS));

        bank.awaitState(id, state).jsonPath("$.failure").isEqualTo("smpp-status-11");
    }

    @Test
    void asksForASecondFactorAndWritesDownItsAbsence() {
        isStuckForWantOfAContact();

        Tokens old = CLERK.authTime(Instant.now().minus(Duration.ofMinutes(6)));
        for (String stale : new String[] {CLERK.acr("1").bearer(), old.bearer()}) {
            refused(bank.post(RETRY, stale, "", id), 401, "insufficient-user-authentication");
            refused(bank.post(SETTLEMENT, stale, BY_LETTER, id), 401, "insufficient-user-authentication");
        }
        bank.awaitState(id, "STUCK");
    }

    @Test
    void refusesWhatNobodyMayDoOrThatMakesNoSense() {
        isStuckForWantOfAContact();
        for (Tokens stranger : new Tokens[] {
            Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager"),
            Tokens.staff("E9201", "HQ", "auditor"),
            Tokens.customer(customer),
            Tokens.service("privacy-service")
        }) {
            refused(bank.post(RETRY, stranger.acr("2").bearer(), "", id), 403, "forbidden");
            refused(bank.post(SETTLEMENT, stranger.acr("2").bearer(), BY_LETTER, id), 403, "forbidden");
        }
        for (String wrong : new String[] {"{}", "{\"reason\":\"BORED\"}", "{\"reason\":null}", "[]"}) {
            bank.post(SETTLEMENT, FRESH, wrong, id).expectStatus().isBadRequest();
        }
        refused(bank.post(SETTLEMENT, FRESH, BY_LETTER, UUID.randomUUID()), 404, "notification-not-found");
        refused(bank.post(RETRY, FRESH, "", UUID.randomUUID()), 404, "notification-not-found");
        bank.awaitState(id, "STUCK");
    }

    private void isStuckForWantOfAContact() {
        NEIGHBOURS.know(customer, null, null);
        bank.ask(bank.legal(id, Channel.SMS));
        bank.awaitState(id, "STUCK")
                .jsonPath("$.failure")
                .isEqualTo("no-contact")
                .jsonPath("$.legal")
                .isEqualTo(true)
                .jsonPath("$.open")
                .isEqualTo(true);
    }

    private void tells(String action, String... words) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bank.published(Topics.AUDIT_ENTRIES))
                        .anySatisfy(entry -> assertThat(entry).contains(action).contains(words)));
    }
}
