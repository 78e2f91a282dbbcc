package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;

import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may place a hold, on what, and who sees it. */
class HoldIT extends PrivacyFixture {

    private final UUID customer;
    private final Tokens subject;

    @Autowired
    HoldIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @Test
    void keepsWhatALegalHoldDemands() {
        UUID request = client.awaitingApproval(subject, customer, wish("\"MARKETING\""));
        String hold = """
                {"customerId":"%s","categories":["MARKETING"],"ground":"AUTHORITY_ORDER","reference":"case 17","citation":"some order"}
                """.formatted(customer);
        client.post(CLERK, "/api/legal-holds", hold)
                .expectStatus()
                .isForbidden()
                .expectBody();
        String ofCustomer = "/api/legal-holds?customerId=" + customer;
        client.post(OFFICER, "/api/legal-holds", hold)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location(ofCustomer)
                .expectBody();
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.consequences[0].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.consequences[0].rule")
                .isEqualTo("legal-hold");
        client.get(OFFICER, ofCustomer)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].reference")
                .isEqualTo("case 17");
        client.get(Tokens.staff("E9201", "HQ", "auditor"), ofCustomer)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].reference")
                .isEmpty()
                .jsonPath("$.items[0].ground")
                .isEmpty();
    }

    @Test
    void refusesAHoldThatItsGroundDoesNotReach() {
        client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["IDENTITY","MARKETING"],"ground":"AML_INVESTIGATION",
                 "reference":"case 18","citation":"some order"}
                """.formatted(customer))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("categories")
                .jsonPath("$.errors[0].code")
                .isEqualTo("beyond-ground");
        client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["MARKETING"],"ground":"CLAIM","injuryOn":"2999-01-01",
                 "reference":"case 19","citation":"some order"}
                """.formatted(customer))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }
}
