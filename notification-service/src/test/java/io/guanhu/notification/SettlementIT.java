package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a person does about a notice that the law requires and that cannot be delivered. */
@ServiceIT("notification")
class SettlementIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final World WORLD = new World();
    private static final String RETRY = "/api/notifications/{id}/retry";
    private static final String SETTLEMENT = "/api/notifications/{id}/settlement";
    private static final String BY_LETTER = "{\"reason\":\"DELIVERED_BY_LETTER\"}";
    private static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    private static final String FRESH = CLERK.acr("2").bearer();

    private final Database database;
    private final NotificationSteps bank;
    private final UUID id = UUID.randomUUID();
    private final UUID customer;
    private final String phone =
            "+86199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Autowired
    SettlementIT(Database database, WebTestClient client) {
        this.database = database;
        this.bank = new NotificationSteps(database, client);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void knowsItsNeighbours(DynamicPropertyRegistry properties) {
        WORLD.register(properties);
    }

    @AfterAll
    static void stopsItsServers() {
        WORLD.close();
    }

    @Test
    void sendsAStuckNoticeWhenItsFaultIsMended() {
        isStuckForWantOfAContact();
        WORLD.neighbours().know(customer, phone, null);

        bank.post(RETRY, FRESH, "", id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("QUEUED");

        bank.awaitState(id, "DELIVERED").jsonPath("$.open").isEqualTo(false);
        assertThat(WORLD.sms().messagesTo(phone)).hasSize(1);
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
        isRefused(bank.post(SETTLEMENT, FRESH, BY_LETTER, id), 409, "notification-not-open");
        isRefused(bank.post(RETRY, FRESH, "", id), 409, "notification-not-open");
        tells("notification.retry", "notification-not-open", "\"REFUSED\"", customer.toString());
    }

    /** Whoever may try, and is refused, must not be able to do so unseen while the database takes nothing. */
    @Test
    void answersNoRefusalThatItCannotWriteDown() throws SQLException {
        isStuckForWantOfAContact();
        bank.post(SETTLEMENT, FRESH, BY_LETTER, id).expectStatus().isOk();
        try (Connection other = database.connectAsOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table outbox in access exclusive mode");
            isRefused(bank.post(RETRY, FRESH, "", id), 503, "unavailable");
            other.rollback();
        }
        isRefused(bank.post(RETRY, FRESH, "", id), 409, "notification-not-open");
        tells("notification.retry", "notification-not-open", customer.toString());
    }

    @ParameterizedTest
    @CsvSource({"LEGAL_NOTICE, STUCK", "SERVICE, FAILED"})
    void getsStuckOnlyWhereTheLawRequiresIt(String purpose, String state) {
        WORLD.neighbours().know(customer, phone, null);
        WORLD.sms().refuseNext(1, SMPPConstant.STAT_ESME_RINVDSTADR);

        bank.ask(
                purpose.equals("SERVICE")
                        ? bank.sms(id, "contact-changed-old", Map.of(), null)
                        : bank.legal(id, "SMS"));

        bank.awaitState(id, state).jsonPath("$.failure").isEqualTo("smpp-status-11");
    }

    @Test
    void asksForASecondFactorAndWritesDownItsAbsence() {
        isStuckForWantOfAContact();

        Tokens old = CLERK.authTime(Instant.now().minus(Duration.ofMinutes(6)));
        for (String stale : new String[] {CLERK.acr("1").bearer(), old.bearer()}) {
            isRefused(bank.post(RETRY, stale, "", id), 401, "insufficient-user-authentication");
            isRefused(bank.post(SETTLEMENT, stale, BY_LETTER, id), 401, "insufficient-user-authentication");
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
            isRefused(bank.post(RETRY, stranger.acr("2").bearer(), "", id), 403, "forbidden");
            isRefused(bank.post(SETTLEMENT, stranger.acr("2").bearer(), BY_LETTER, id), 403, "forbidden");
        }
        for (String wrong : new String[] {"{}", "{\"reason\":\"BORED\"}", "{\"reason\":null}", "[]"}) {
            bank.post(SETTLEMENT, FRESH, wrong, id).expectStatus().isBadRequest();
        }
        isRefused(bank.post(SETTLEMENT, FRESH, BY_LETTER, UUID.randomUUID()), 404, "notification-not-found");
        isRefused(bank.post(RETRY, FRESH, "", UUID.randomUUID()), 404, "notification-not-found");
        bank.awaitState(id, "STUCK");
    }

    private void isStuckForWantOfAContact() {
        WORLD.neighbours().know(customer, null, null);
        bank.ask(bank.legal(id, "SMS"));
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

    private static void isRefused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
