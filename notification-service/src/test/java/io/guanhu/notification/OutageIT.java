package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.testing.Database;
import io.guanhu.testing.MailServer;
import io.guanhu.testing.Ports;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SmsCentre;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Providers and services that are away for many more attempts than a message may fail. */
@ServiceIT("notification")
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** At the pace of this test; the old limit was 12. */
    private static final int MANY_ATTEMPTS = 15;

    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final int SMS_PORT = Ports.free();
    private static final int MAIL_PORT = Ports.free();

    private final NotificationSteps bank;
    private final Alarm alarm;
    private final UUID id = UUID.randomUUID();
    private final UUID customer;
    private final String phone = NotificationSteps.phone();
    private final String address = "z" + id + "@example.com";

    @Autowired
    OutageIT(
            Database database,
            WebTestClient client,
            MeterRegistry meters,
            ReactiveHealthIndicator noticesHealthIndicator) {
        this.bank = new NotificationSteps(database, client);
        this.alarm = new Alarm(meters, noticesHealthIndicator, PATIENCE);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void nobodyIsThereYet(DynamicPropertyRegistry properties) {
        properties.add("guanhu.notification.smpp.host", () -> "localhost");
        properties.add("guanhu.notification.smpp.port", () -> SMS_PORT);
        properties.add("guanhu.notification.smpp.system-id", () -> SmsCentre.SYSTEM_ID);
        properties.add("guanhu.notification.smpp.password", () -> SmsCentre.PASSWORD);
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> MAIL_PORT);
        properties.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        properties.add("guanhu.services.privacy-service.url", NEIGHBOURS::url);
        properties.add("guanhu.notification.retry.first", () -> "20ms");
        properties.add("guanhu.notification.retry.longest", () -> "50ms");
        properties.add("guanhu.notification.oversight.alarm-after", () -> "1s");
        properties.add("guanhu.notification.oversight.interval", () -> "100ms");
    }

    @BeforeEach
    void knowsTheCustomer() {
        NEIGHBOURS.know(customer, phone, address);
    }

    @AfterAll
    static void stopsItsServers() {
        NEIGHBOURS.close();
    }

    @Test
    void sendsEverythingWhenTheSmsCentreComesBack() {
        UUID ordinary = UUID.randomUUID();
        bank.ask(bank.legal(id, Channel.SMS), bank.sms(ordinary, "contact-changed-old", Map.of(), null));

        awaitManyAttempts(id);
        awaitManyAttempts(ordinary);
        alarm.isRaised();

        try (SmsCentre centre = SmsCentre.start(SMS_PORT, SmsCentre.PASSWORD)) {
            bank.awaitState(id, "DELIVERED");
            bank.awaitState(ordinary, "DELIVERED");
            assertThat(centre.messagesTo(phone)).hasSize(2);
        }
        alarm.ends();
    }

    @Test
    void sendsEverythingWhenTheMailServerComesBack() {
        bank.ask(bank.legal(id, Channel.EMAIL));

        awaitManyAttempts(id);
        alarm.isRaised();

        try (MailServer mail = MailServer.start(MAIL_PORT)) {
            bank.awaitState(id, "SENT");
            assertThat(mail.messagesTo(address)).hasSize(1);
        }
        alarm.ends();
    }

    @Test
    void sendsEverythingWhenCustomerServiceComesBack() {
        NEIGHBOURS.goDown();
        try (MailServer mail = MailServer.start(MAIL_PORT)) {
            bank.ask(bank.legal(id, Channel.EMAIL));
            awaitManyAttempts(id);
            bank.notification(id).jsonPath("$.failure").isEqualTo("customer-service-unavailable");
            alarm.isRaised();

            NEIGHBOURS.comeUp();

            bank.awaitState(id, "SENT");
            assertThat(mail.messagesTo(address)).hasSize(1);
        } finally {
            NEIGHBOURS.comeUp();
        }
    }

    @Test
    void letsNoEmailAndNoCodeWaitForASlowSmsCentre() throws SQLException {
        UUID first = UUID.randomUUID();
        try (SmsCentre centre = SmsCentre.start(SMS_PORT, SmsCentre.PASSWORD);
                MailServer mail = MailServer.start(MAIL_PORT)) {
            bank.ask(bank.legal(first, Channel.SMS));
            bank.awaitState(first, "DELIVERED");
            centre.stopAnswering();
            for (int i = 0; i < 16; i++) {
                bank.ask(bank.legal(UUID.randomUUID(), Channel.SMS));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> count("state = 'SENDING' and channel = 'SMS'") >= 8);

            UUID code = UUID.randomUUID();
            bank.ask(
                    bank.legal(id, Channel.EMAIL), bank.code(code, Instant.now().plusSeconds(60)));
            Awaitility.await()
                    .alias("less than a single attempt at the silent centre")
                    .atMost(Duration.ofSeconds(4))
                    .until(() ->
                            !mail.messagesTo(address).isEmpty() && count("id = '" + code + "' and attempts > 0") == 1);

            centre.answerAgain();
            Awaitility.await().atMost(PATIENCE).until(() -> count("state = 'DELIVERED'") == 18);
        }
    }

    @Test
    void sendsNoCodeThatExpiredDuringAnOutage() {
        bank.ask(bank.code(id, Instant.now().plusSeconds(2)));

        bank.awaitState(id, "FAILED").jsonPath("$.failure").isEqualTo("expired");

        try (SmsCentre centre = SmsCentre.start(SMS_PORT, SmsCentre.PASSWORD)) {
            UUID next = UUID.randomUUID();
            bank.ask(bank.code(next, Instant.now().plusSeconds(60)));
            bank.awaitState(next, "DELIVERED");
            assertThat(centre.messagesTo(phone)).hasSize(1);
        }
    }

    private void awaitManyAttempts(UUID notification) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> bank.notification(notification)
                        .jsonPath("$.attempts")
                        .value(Integer.class, attempts -> assertThat(attempts).isGreaterThan(MANY_ATTEMPTS)));
        bank.notification(notification)
                .jsonPath("$.open")
                .isEqualTo(true)
                .jsonPath("$.ageSeconds")
                .isNumber();
    }

    private long count(String where) throws SQLException {
        return Long.parseLong(bank.run(
                "select count(*) from notification where customer_id = '%s' and %s".formatted(customer, where)));
    }
}
