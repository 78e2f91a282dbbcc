package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.EVIDENCE;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Staff who changed a customer's contact take no part in the customer's erasure. */
class ChangedContactIT extends PrivacyFixture {

    private static final Tokens COLLEAGUE = Tokens.staff("E9002", "HQ", "operations");

    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";
    private static final String OLD = "\"+8619900001111\"";
    private static final String CHANGED =
            "{\"field\":\"phone\",\"at\":\"2026-11-20T08:00:00Z\",\"by\":[\"E1101\",\"E9001\",\"E9101\"]}";

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    ChangedContactIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    /** One clerk can no longer change the phone, file by telephone, receive the code and confirm. */
    @Test
    void leavesNothingToWhoChangedTheContact() {
        client.contacts(customer, OLD, true, "null", CHANGED);
        UUID request = client.submit(CLERK, wishFor(customer));
        Tokens clerk = CLERK.acr("2");
        refused(post(clerk, request, "/identity-challenges", "{}"), 403, "changed-the-contact");
        String digits = client.code(COLLEAGUE, customer, request);
        String code = PrivacyClient.code(digits);
        refused(post(clerk, request, "/identity-verification", code), 403, "changed-the-contact");
        post(COLLEAGUE, request, "/identity-verification", code).expectStatus().isOk();
        refused(client.put(clerk, path(request, "/evidence"), null, EVIDENCE), 403, "changed-the-contact");
        Tokens colleague = COLLEAGUE.acr("2");
        client.put(colleague, path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isOk();
        refused(post(clerk, request, "/confirmation", ACKNOWLEDGED), 403, "changed-the-contact");
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        4,
                        each -> "changed-the-contact".equals(each.reason())))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.REFUSED));
        post(colleague, request, "/confirmation", ACKNOWLEDGED).expectStatus().isOk();
        client.awaitState(OFFICER, request, "AWAITING_APPROVAL");
        showsTheApproverWhoChangedIt(request);
    }

    private void showsTheApproverWhoChangedIt(UUID request) {
        client.get(OFFICER, path(request, ""))
                .expectBody()
                .jsonPath("$.contactChanges[0].field")
                .isEqualTo("phone")
                .jsonPath("$.contactChanges[0].byHandler")
                .isEqualTo(true);
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.contactChanges")
                .isEmpty();
        refused(post(OFFICER.acr("2"), request, "/decision", "{\"approve\":true}"), 403, "changed-the-contact");
        Tokens other = Tokens.staff("E9102", "HQ", "compliance-officer").acr("2");
        post(other, request, "/decision", "{\"approve\":true}").expectStatus().isOk();
    }

    private ResponseSpec post(Tokens who, UUID request, String rest, String body) {
        return client.post(who, path(request, rest), body);
    }
}
