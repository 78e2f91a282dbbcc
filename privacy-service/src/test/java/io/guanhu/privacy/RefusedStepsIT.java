package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Steps of a request that are refused: a wrong code, no second factor, the wrong person, and the answers. */
class RefusedStepsIT extends PrivacyFixture {

    private static final String CONTACT = wish("\"CONTACT\"");
    private static final String APPROVE = "{\"approve\":true}";

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    RefusedStepsIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @Test
    void countsWrongCodesAndForgetsOldOnes() {
        UUID request = client.submit(subject, CONTACT);
        String verify = path(request, "/identity-verification");
        refused(client.post(subject, verify, PrivacyClient.code("123456")), 409, "no-code");
        String old = client.code(subject, customer, request);
        String digits = client.code(subject, customer, request);
        if (!old.equals(digits)) {
            refused(client.post(subject, verify, PrivacyClient.code(old)), 422, "wrong-code");
        }
        for (int left = old.equals(digits) ? 4 : 3; left >= 0; left--) {
            client.post(subject, verify, PrivacyClient.wrong(digits))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.attemptsLeft")
                    .isEqualTo(left);
        }
        client.post(subject, verify, PrivacyClient.code(digits))
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
        String fresh = client.code(subject, customer, request);
        client.post(subject, verify, PrivacyClient.code(fresh))
                .expectStatus()
                .isOk()
                .expectBody();
        refused(client.post(subject, verify, PrivacyClient.code(fresh)), 409, "code-used");
    }

    @Test
    void refusesConfirmationWithoutSecondFactorOrAcknowledgement() {
        UUID request = client.submit(subject, CONTACT);
        String confirm = path(request, "/confirmation");
        refused(client.post(subject.acr("2"), confirm, "{\"acknowledgeIrreversible\":true}"), 409, "wrong-state");
        String digits = client.code(subject, customer, request);
        client.post(subject, path(request, "/identity-verification"), PrivacyClient.code(digits));
        client.post(subject, confirm, "{\"acknowledgeIrreversible\":true}")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate");
        client.post(
                        subject.acr("2").authTime(Instant.parse("2026-01-01T00:00:00Z")),
                        confirm,
                        "{\"acknowledgeIrreversible\":true}")
                .expectStatus()
                .isUnauthorized()
                .expectBody();
        refused(client.post(subject.acr("2"), confirm, "{\"acknowledgeIrreversible\":false}"), 422, "not-acknowledged");
    }

    @Test
    void refusesADecisionByWhoHandledIt() {
        Tokens handler = OFFICER;
        UUID request = client.awaitingApproval(handler, customer, wishFor(customer));
        String decision = path(request, "/decision");
        refused(client.post(handler.acr("2"), decision, APPROVE), 403, "same-person");
        client.post(CLERK.acr("2"), decision, APPROVE)
                .expectStatus()
                .isForbidden()
                .expectBody();
        client.post(subject.acr("2"), decision, APPROVE)
                .expectStatus()
                .isForbidden()
                .expectBody();
        client.post(OTHER_OFFICER.acr("1"), decision, APPROVE)
                .expectStatus()
                .isUnauthorized()
                .expectBody();
        client.post(OTHER_OFFICER.acr("2"), decision, "{\"approve\":false,\"reason\":\" \"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        client.get(OFFICER, path(request, "")).expectBody().jsonPath("$.state").isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void tellsTheCustomerWhyItWasRefusedAndThatTheyMaySue() {
        UUID request = client.awaitingApproval(subject, customer, CONTACT);
        client.post(OFFICER.acr("2"), path(request, "/decision"), """
                {"approve":false,"reason":"存在未决诉讼","citation":"民法典第一百八十八条"}
                """)
                .expectStatus()
                .isOk()
                .expectBody();
        var notice = WIRE.await(
                        NotificationRequested.class,
                        customer.toString(),
                        2,
                        each -> each.template().equals("erasure-refused"))
                .getFirst();
        assertThat(notice.parameters()).doesNotContainKey("reason");
        assertThat(client.particulars(notice.notificationId()).parameters())
                .containsEntry("reason", "存在未决诉讼")
                .containsEntry("citation", "民法典第一百八十八条");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED")
                .jsonPath("$.decision.outcome")
                .isEqualTo("REJECTED")
                .jsonPath("$.decision.decidedAt")
                .isNotEmpty()
                .jsonPath("$.decision.reason")
                .isEqualTo("存在未决诉讼")
                .jsonPath("$.decision.rightToSue")
                .value(String.class, text -> assertThat(text).contains("人民法院"));
    }
}
