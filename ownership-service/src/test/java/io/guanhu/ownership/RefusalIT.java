package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.E2101;
import static io.guanhu.ownership.OwnershipSteps.GUANGZHOU_LEAD;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is refused, what the answer is, and that nothing changes. */
@ServiceIT(value = "ownership", shared = true)
class RefusalIT {

    private static final String OWNER = "$.items[0].managerId";

    private final Refusals refusals;
    private final OwnershipSteps bank;

    @Autowired
    RefusalIT(Database database, KeyStore keys, WebTestClient client) {
        this.refusals = new Refusals(database, keys);
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void refusesWrongRolesAndOtherBranches() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");

        refusals.expect(() -> bank.assign(E1101, customer, "E1102", "PRIMARY", Map.of()), 403, "forbidden");
        refusals.expect(
                () -> bank.assign(SHANGHAI_LEAD, customer, "E2101", "PRIMARY", Map.of()), 404, "customer-not-found");
        refusals.expect(
                () -> bank.assign(BEIJING_LEAD, customer, "E2101", "ASSISTANT", Map.of()), 403, "outside-your-branch");
        refusals.expect(
                () -> bank.as(E1101)
                        .put()
                        .uri("/api/managers/E1101")
                        .bodyValue(Map.of("name", "N", "branch", "BJ/CHAOYANG/001"))
                        .exchange(),
                403,
                "forbidden");
        refusals.expect(
                () -> bank.as(E1102)
                        .get()
                        .uri("/api/assignments?customerId={id}", customer)
                        .exchange(),
                404,
                "customer-not-found");
        refusals.expect(
                () -> bank.as(E1102)
                        .get()
                        .uri("/api/assignments?managerId=E1101")
                        .exchange(),
                404,
                "manager-not-found");
        refusals.expect(
                () -> bank.as(Tokens.customer(customer))
                        .get()
                        .uri("/api/assignments?customerId={id}", customer)
                        .exchange(),
                403,
                "forbidden");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
    }

    @Test
    void refusesEveryWrongStepOfATransfer() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        refusals.expect(() -> bank.propose(E1102, List.of(customer), "E2101", Map.of()), 404, "customer-not-found");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of());

        refusals.expect(() -> bank.propose(E1101, List.of(customer), "E1102", Map.of()), 409, "open-transfer-exists");
        refusals.expect(() -> bank.step(E1101, transfer, "acceptance"), 403, "only-receiver-accepts");
        refusals.expect(() -> bank.step(E1102, transfer, "acceptance"), 404, "transfer-not-found");
        refusals.expect(() -> bank.step(SHANGHAI_LEAD, transfer, "approval"), 409, "wrong-transfer-state");
        bank.step(E2101, transfer, "acceptance").expectStatus().isOk();
        refusals.expect(() -> bank.step(E2101, transfer, "withdrawal"), 403, "only-proposer-withdraws");
        refusals.expect(() -> bank.step(E2101, transfer, "approval"), 403, "forbidden");
        refusals.expect(
                () -> bank.step(Tokens.staff("E1101", "BJ", "relationship-manager", "team-lead"), transfer, "approval"),
                403,
                "same-person");
        refusals.expect(
                () -> bank.step(Tokens.staff("E2101", "SH", "relationship-manager", "team-lead"), transfer, "approval"),
                403,
                "same-person");
        refusals.expect(() -> bank.step(GUANGZHOU_LEAD, transfer, "approval"), 404, "transfer-not-found");
        bank.step(E1101, transfer, "withdrawal").expectStatus().isOk();
        refusals.expect(() -> bank.step(SHANGHAI_LEAD, transfer, "approval"), 409, "wrong-transfer-state");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
        assertThat(Published.typesOf(customer, 4))
                .containsExactly(
                        "ownership.assignment-started.v1",
                        "ownership.transfer-advanced.v1",
                        "ownership.transfer-advanced.v1",
                        "ownership.transfer-advanced.v1");
        assertThat(Published.auditedActions(customer, 10)).contains("transfer.approve");
    }

    @Test
    void refusesATransferWhoseOwnerChangedMeanwhile() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of());
        bank.step(E2101, transfer, "acceptance").expectStatus().isOk();
        bank.assign(OPERATIONS, customer, "E1102", "PRIMARY", Map.of())
                .expectStatus()
                .isCreated();
        bank.step(SHANGHAI_LEAD, transfer, "approval").expectStatus().isOk();

        refusals.expect(() -> bank.step(BEIJING_LEAD, transfer, "approval"), 409, "owner-changed");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1102");
    }

    @Test
    void refusesToLetAManagerGoWhoHasCustomers() {
        bank.customerArrives("BJ/CHAOYANG/001", "E1101");

        refusals.expect(
                () -> bank.as(OPERATIONS)
                        .put()
                        .uri("/api/managers/E1101")
                        .bodyValue(Map.of(
                                "name", "N",
                                "branch", "BJ/CHAOYANG/001",
                                "active", false))
                        .exchange(),
                409,
                "manager-has-customers");
    }
}
