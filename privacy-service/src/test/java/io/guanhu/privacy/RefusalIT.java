package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ServiceIT("privacy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    private static final Tokens OTHER_OFFICER = Tokens.staff("E9102", "HQ", "compliance-officer");
    private static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    private static final String CONTACT = wish("\"CONTACT\"");
    private static final String APPROVE = "{\"approve\":true}";

    private final WebTestClient http;
    private final PrivacyClient client;
    private final UUID customer;
    private final Tokens subject;

    @Autowired
    RefusalIT(WebTestClient http) {
        this.http = http;
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.cooling-off", () -> "300ms");
        registry.add("guanhu.privacy.worker.interval", () -> "100ms");
        registry.add("guanhu.privacy.worker.retry", () -> "200ms");
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @BeforeEach
    void calendarsAreThere() {
        client.knowsWorkingDays();
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void refusesWhomItDoesNotKnow() {
        http.get().uri(REQUESTS).exchange().expectStatus().isUnauthorized().expectBody();
        client.get(Tokens.service("audit-service"), "/internal/particulars/" + UUID.randomUUID())
                .expectStatus()
                .isForbidden()
                .expectBody();
        http.get()
                .uri(REQUESTS + "/certificate-keys")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        client.post(subject, REQUESTS, "{\"type\":")
                .expectStatus()
                .isBadRequest()
                .expectBody();
        client.post(subject, REQUESTS, "{\"type\":\"ERASURE\",\"colour\":\"red\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody();
        client.post(subject, REQUESTS, wish("")).expectStatus().isBadRequest().expectBody();
        client.post(subject, REQUESTS, "\"" + "x".repeat(3_000_000) + "\"")
                .expectStatus()
                .isEqualTo(413)
                .expectBody();
        refused(client.post(subject, REQUESTS, CONTACT.replace("ERASURE", "ACCESS")), 422, "type-not-supported");
        client.get(subject, REQUESTS).expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void refusesASecondOpenRequestUntilTheFirstIsCancelled() {
        UUID first = client.submit(subject, CONTACT);
        refused(client.post(subject, REQUESTS, CONTACT), 409, "open-request-exists");
        client.post(subject, path(first, "/cancellation"), "{}")
                .expectStatus()
                .isOk()
                .expectBody();
        refused(client.post(subject, path(first, "/cancellation"), "{}"), 409, "wrong-state");
        client.submit(subject, CONTACT);
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        1,
                        each -> "open-request-exists".equals(each.reason())))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo("REFUSED"));
    }

    @Test
    void hidesOtherCustomersRequests() {
        UUID request = client.submit(subject, CONTACT);
        Tokens stranger = Tokens.customer(UUID.randomUUID());
        for (String rest : new String[] {"/cancellation", "/identity-challenges"}) {
            refused(client.post(stranger, path(request, rest), "{}"), 404, "privacy-request-not-found");
        }
        refused(client.get(stranger, path(request, "")), 404, "privacy-request-not-found");
        client.get(stranger, REQUESTS + "?customerId=" + customer)
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        refused(client.post(stranger, REQUESTS, wishFor(customer)), 403, "not-your-own");
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

    /** The last one: the circuit breaker stays open for a while. */
    @Test
    @Order(Integer.MAX_VALUE)
    void tellsAnOutageFromNothingHeld() {
        UUID request = client.submit(subject, CONTACT);
        NEIGHBOURS.goDown(true);
        try {
            client.get(subject, path(request, "")).expectStatus().isEqualTo(503).expectBody();
            client.post(subject, path(request, "/identity-challenges"), "{}")
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody();
            client.post(CLERK, REQUESTS, wishFor(UUID.randomUUID()))
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody();
        } finally {
            NEIGHBOURS.goDown(false);
        }
    }
}
