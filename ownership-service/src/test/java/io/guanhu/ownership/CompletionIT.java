package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Leads and auditors see the training of others. */
@ServiceIT("ownership")
class CompletionIT {

    private static final String COMPLETION = "/api/training/completion";
    private static final Tokens AUDITOR = Tokens.staff("E9201", "HQ", "auditor");

    private final OwnershipSteps bank;
    private final Database database;

    @Autowired
    CompletionIT(WebTestClient client, Database database) {
        this.database = database;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void showsALeadTheirOwnPeopleOnly() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(bank.pages(BEIJING_LEAD, COMPLETION, "employeeId"))
                        .contains("E1101", "E1102")
                        .doesNotContain("E2101"));
        assertThat(bank.pages(SHANGHAI_LEAD, COMPLETION, "employeeId"))
                .contains("E2101")
                .doesNotContain("E1101");
        assertThat(bank.pages(AUDITOR, COMPLETION + "?limit=1", "employeeId"))
                .contains("E1101", "E2101")
                .doesNotHaveDuplicates();
        assertThat(bank.pages(AUDITOR, COMPLETION + "?branch=SH", "employeeId"))
                .contains("E2101")
                .doesNotContain("E1101");
        completion(SHANGHAI_LEAD, "BJ/CHAOYANG")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("outside-your-branch");
        completion(AUDITOR, "XX").expectStatus().isBadRequest();
        completion(E1101, "BJ/CHAOYANG/001").expectStatus().isForbidden();
    }

    /** A person who has left the directory needs no training. */
    @Test
    void forgetsWhoLeft() {
        bank.managerIs("E1188", "BJ/CHAOYANG/001");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(bank.pages(BEIJING_LEAD, COMPLETION, "employeeId"))
                        .contains("E1188"));
        bank.as(OwnershipSteps.OPERATIONS)
                .put()
                .uri("/api/managers/E1188")
                .bodyValue(Map.of("name", "N", "branch", "BJ/CHAOYANG/001", "active", false))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(bank.pages(BEIJING_LEAD, COMPLETION, "employeeId")).doesNotContain("E1188");
    }

    /** A person with a new position in the bank has to be trained again. */
    @Test
    void remembersWhoStayed() throws SQLException {
        bank.managerIs("E1189", "BJ/CHAOYANG/001");
        bank.as(OwnershipSteps.OPERATIONS)
                .put()
                .uri("/api/managers/E1189")
                .bodyValue(Map.of("name", "N", "branch", "BJ/CHAOYANG/001", "active", false))
                .exchange()
                .expectStatus()
                .isOk();
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update manager set updated_at = now() - interval '3 days'" + " where employee_id = 'E1189'");
        }

        bank.as(Tokens.staff("E1189", "HQ", "compliance-officer"))
                .get()
                .uri("/api/training/courses")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(bank.pages(AUDITOR, COMPLETION, "employeeId")).contains("E1189");
        assertThat(bank.pages(BEIJING_LEAD, COMPLETION, "employeeId")).doesNotContain("E1189");
    }

    @Test
    void isNoWiderForALeadWhoSeesEveryCustomer() {
        Tokens both = Tokens.staff("E1190", "BJ/CHAOYANG", "team-lead", "operations");
        assertThat(bank.pages(both, COMPLETION, "employeeId")).doesNotContain("E2101");
        completion(both, "SH").expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec completion(Tokens person, String branch) {
        return bank.as(person).get().uri(COMPLETION + "?branch=" + branch).exchange();
    }
}
