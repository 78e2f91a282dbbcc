package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Only compliance can learn of an investigation. */
class InvestigationIT extends PrivacyFixture {

    private final Holds holds = new Holds(client, OFFICER);

    @Autowired
    InvestigationIT(WebTestClient http, Database database) {
        super(http, database);
    }

    @Test
    void tellsNobodyButCompliance() {
        UUID customer = customer("2025-03-31");
        holds.investigation(customer);
        for (Tokens who : List.of(
                Tokens.customer(customer),
                CLERK,
                Tokens.staff("E1190", "BJ/CHAOYANG", "team-lead"),
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager"))) {
            client.get(who, "/api/legal-holds?customerId=" + customer)
                    .expectStatus()
                    .isForbidden()
                    .expectBody();
        }
        client.get(Tokens.staff("E9201", "HQ", "auditor"), "/api/legal-holds")
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("AML", "case 17", "some order"));
    }

    private UUID customer(String ended) {
        UUID customer = client.formerCustomer();
        client.knows(customer, "CLOSED", '"' + ended + '"', true, false);
        return customer;
    }
}
