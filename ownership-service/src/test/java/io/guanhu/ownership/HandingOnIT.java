package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Nobody can move a customer alone, or with only a password. */
@ServiceIT("ownership")
class HandingOnIT {

    private static final String OWNER = "$.items[0].managerId";

    private final Refusals refusals;
    private final OwnershipSteps bank;

    @Autowired
    HandingOnIT(Database database, KeyStore keys, WebTestClient client) {
        this.refusals = new Refusals(database, keys);
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    /** Moving a customer from one owner to another takes three people, not one lead. */
    @Test
    void refusesALeadWhoWouldGiveAnOwnedCustomerToSomebodyElse() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        refusals.expect(
                () -> bank.assign(BEIJING_LEAD, customer, "E1102", "PRIMARY", Map.of()), 409, "transfer-needed");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
        bank.assign(BEIJING_LEAD, customer, "E1102", "ASSISTANT", Map.of())
                .expectStatus()
                .isCreated();
    }

    @Test
    void asksForASecondFactor() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E1102", Map.of());
        bank.step(E1102, transfer, "acceptance").expectStatus().isOk();
        String code = "insufficient-user-authentication";
        refusals.expect(() -> bank.step(BEIJING_LEAD.acr("1"), transfer, "approval"), 401, code);
        refusals.expect(() -> bank.assign(OPERATIONS.acr("1"), customer, "E1102", "PRIMARY", Map.of()), 401, code);
        refusals.expect(
                () -> bank.as(OPERATIONS.acr("1"))
                        .put()
                        .uri("/api/managers/E1101")
                        .bodyValue(Map.of("name", "N", "branch", "BJ/CHAOYANG/001"))
                        .exchange(),
                401,
                code);
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
    }

    /** The leads approved a different branch from the receiver's current one. */
    @Test
    void refusesAReceiverWhoMovedMeanwhile() {
        bank.managerIs("E1108", "BJ/CHAOYANG/001");
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E1108", Map.of());
        Tokens receiver = Tokens.staff("E1108", "BJ/CHAOYANG/001", "relationship-manager");
        bank.step(receiver, transfer, "acceptance").expectStatus().isOk();
        bank.managerIs("E1108", "SH/PUDONG/001");

        refusals.expect(() -> bank.step(BEIJING_LEAD, transfer, "approval"), 409, "receiver-moved");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
    }

    /** A lead who leads more branches by now speaks for more. */
    @Test
    void countsAnApproverForBranchesTheyCameToLeadLater() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of());
        Tokens receiver = Tokens.staff("E2101", "SH/PUDONG/001", "relationship-manager");
        bank.step(receiver, transfer, "acceptance").expectStatus().isOk();
        Tokens lead = Tokens.staff("E2195", "SH/PUDONG/001", "team-lead");
        bank.step(lead, transfer, "approval").expectStatus().isOk();
        bank.step(lead, transfer, "approval").expectStatus().isEqualTo(409);
        bank.step(Tokens.staff("E2195", "BJ", "team-lead"), transfer, "approval")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("COMPLETED");
        refusals.expect(() -> bank.step(SHANGHAI_LEAD, transfer, "approval"), 409, "wrong-transfer-state");
    }
}
