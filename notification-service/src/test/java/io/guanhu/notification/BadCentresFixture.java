package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SmsCentre;
import io.guanhu.testing.SmsPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Notification-service with SMS centres that behave as badly as real ones do. */
@ServiceIT(value = "notification", shared = true)
abstract class BadCentresFixture {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final BadCentres CENTRES = new BadCentres();
    static final SmsCentre SMS = CENTRES.first();
    static final Neighbours NEIGHBOURS = CENTRES.world().neighbours();
    static final String REASON = "反洗钱法要求保存客户身份资料，𠮷林省分行，至少十年；".repeat(5);

    final NotificationSteps bank;
    final UUID id = UUID.randomUUID();
    final String phone = NotificationSteps.phone();

    BadCentresFixture(Database database, WebTestClient client) {
        this.bank = new NotificationSteps(database, client);
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

    /** For a message of three parts. */
    void askLong() {
        bank.ask(bank.sms(id, "erasure-refused", Map.of("reason", REASON), null));
    }

    static List<SmsPart> parts(String number) {
        return CENTRES.parts(number);
    }

    void isWholeAndSentOnce() {
        assertThat(parts(phone)).extracting(SmsPart::number).containsExactly(1, 2, 3);
        assertThat(SMS.messagesTo(BadCentres.digits(phone)))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains(REASON));
        assertThat(CENTRES.other().partsTo(phone)).isEmpty();
    }
}
