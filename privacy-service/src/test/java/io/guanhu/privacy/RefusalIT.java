package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Requests that are refused: by strangers, by others, repeated, malformed, and during an outage. */
@ServiceIT("privacy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalIT extends PrivacyFixture {

    private static final String CONTACT = wish("\"CONTACT\"");

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    RefusalIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
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
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.REFUSED));
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
