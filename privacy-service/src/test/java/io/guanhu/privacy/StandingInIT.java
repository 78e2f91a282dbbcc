package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.EVIDENCE;
import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What staff may do in a customer's place, and that a customer's own steps stay the customer's. */
class StandingInIT extends PrivacyFixture {

    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";
    private static final String CONTACT = wish("\"CONTACT\"");

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    StandingInIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    private void isIn(UUID request, String state) {
        client.get(OFFICER, path(request, "")).expectBody().jsonPath("$.state").isEqualTo(state);
    }

    @Test
    void leavesWhatTheCustomerFiledToTheCustomer() {
        UUID request = client.submit(subject, CONTACT);
        String digits = client.code(subject, customer, request);
        for (Tokens staff : List.of(CLERK.acr("2"), OFFICER.acr("2"))) {
            refused(post(staff, request, "/identity-challenges", "{}"), 403, "customers-own");
            for (String typed : List.of(PrivacyClient.code(digits), PrivacyClient.wrong(digits))) {
                refused(post(staff, request, "/identity-verification", typed), 403, "customers-own");
            }
            refused(client.put(staff, path(request, "/evidence"), null, EVIDENCE), 409, "no-evidence-needed");
        }
        post(subject, request, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        for (Tokens staff : List.of(CLERK.acr("2"), OFFICER.acr("2"))) {
            refused(post(staff, request, "/confirmation", ACKNOWLEDGED), 403, "customers-own");
            refused(post(staff, request, "/cancellation", "{}"), 403, "forbidden");
        }
        isIn(request, "VERIFIED");
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        2,
                        each -> each.action().equals("privacy-request.confirm")
                                && "customers-own".equals(each.reason())))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.REFUSED));
        post(subject.acr("2"), request, "/confirmation", ACKNOWLEDGED)
                .expectStatus()
                .isOk();
    }

    @Test
    void takesConfirmationByStaffOnlyForWhatStaffFiledAndWithEvidence() {
        UUID request = client.submit(CLERK, wishFor(customer));
        refused(client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE), 409, "wrong-state");
        String digits = client.code(CLERK, customer, request);
        post(CLERK, request, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        refused(post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED), 409, "evidence-missing");
        client.put(CLERK.acr("1"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isUnauthorized();
        client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isOk();
        post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED)
                .expectStatus()
                .isOk();
        showsTheEvidenceToStaffAlone(request);
    }

    private void showsTheEvidenceToStaffAlone(UUID request) {
        client.get(OFFICER, path(request, ""))
                .expectBody()
                .jsonPath("$.evidence.reference")
                .isEqualTo("REC-2026-000417")
                .jsonPath("$.evidence.takenBy")
                .isEqualTo("E9001");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.evidence")
                .isEmpty();
        client.get(Tokens.staff("E9201", "HQ", "auditor"), path(request, ""))
                .expectBody()
                .jsonPath("$.state")
                .isNotEmpty()
                .jsonPath("$.evidence.takenBy")
                .isEqualTo("E9001")
                .jsonPath("$.evidence.reference")
                .isEmpty();
        assertThat(rows.text("select count(*) from privacy_request r where r::text like '%REC-2026%'"))
                .isEqualTo("0");
    }

    @Test
    void needsASecondPersonIfStaffVerifiedTheIdentity() {
        UUID request = client.submit(CLERK, wishFor(customer).replace("HOTLINE", "COUNTER"));
        client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isOk();
        isIn(request, "VERIFIED");
        refused(post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED), 403, "second-person-confirms");
        Tokens colleague = Tokens.staff("E9002", "HQ", "operations").acr("2");
        post(colleague, request, "/confirmation", ACKNOWLEDGED).expectStatus().isOk();
    }

    @Test
    void filesByTheRightChannelOnly() {
        refused(client.post(CLERK, REQUESTS, wishFor(customer).replace("HOTLINE", "APP")), 400, "invalid-request");
        refused(client.post(subject, REQUESTS, CONTACT.replace("APP", "COUNTER")), 400, "invalid-request");
    }

    private ResponseSpec post(Tokens who, UUID request, String rest, String body) {
        return client.post(who, path(request, rest), body);
    }
}
