package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.testing.Database;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is tried again, and what is given up. */
class GivingUpIT extends NotificationFixture {

    @Autowired
    GivingUpIT(Database database, WebTestClient client) {
        super(database, client);
    }

    @Test
    void triesAgainUntilTheSmsCentreTakesIt() {
        NEIGHBOURS.know(customer, phone, null);
        SMS.refuseNext(2, SMPPConstant.STAT_ESME_RTHROTTLED);

        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));

        bank.awaitState(id, "DELIVERED").jsonPath("$.attempts").isEqualTo(3);
        SMS.dropConnections();
        UUID next = UUID.randomUUID();
        bank.ask(bank.of(next, "contact-changed-old", Channel.SMS, Map.of(), null));
        bank.awaitState(next, "DELIVERED");
        assertThat(SMS.messagesTo(phone)).hasSize(2);
    }

    @Test
    void waitsForCustomerServiceToComeBack() {
        NEIGHBOURS.know(customer, phone, null);
        NEIGHBOURS.goDown();

        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> bank.notification(id).jsonPath("$.failure").isEqualTo("customer-service-unavailable"));
        assertThat(SMS.messagesTo(phone)).isEmpty();
        NEIGHBOURS.comeUp();
        bank.awaitState(id, "DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({
        "birthday, +8619900000001, template-unknown",
        "customer-changed, +8619900000001, parameter-missing:fields",
        "contact-changed-old, , no-contact"
    })
    void givesUpWhatCannotBeSent(String template, @Nullable String number, String failure) {
        NEIGHBOURS.know(customer, number, null);

        bank.ask(bank.sms(id, template, Map.of(), null));

        bank.awaitState(id, "FAILED").jsonPath("$.failure").isEqualTo(failure);
    }

    @Test
    void givesUpWhatTheSmsCentreRefusesForGood() {
        NEIGHBOURS.know(customer, phone, null);
        SMS.refuseNext(1, SMPPConstant.STAT_ESME_RINVDSTADR);

        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));

        bank.awaitState(id, "FAILED").jsonPath("$.attempts").isEqualTo(1);
    }
}
