package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.E2101;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.testing.ServiceIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who gets a new customer, and how a customer passes to another owner. */
@ServiceIT(value = "ownership", shared = true)
class OwnershipIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OWNER = "$.items[0].managerId";
    private final OwnershipSteps bank;

    @Autowired
    OwnershipIT(WebTestClient client) {
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void aNewCustomerGetsTheRequestedManagerAndThisIsAnnounced() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");

        bank.ownersOf(customer, E1101)
                .jsonPath(OWNER)
                .isEqualTo("E1101")
                .jsonPath("$.items[0].role")
                .isEqualTo("PRIMARY")
                .jsonPath("$.items[0].branch")
                .isEqualTo("BJ/CHAOYANG/001");
        assertThat(Published.typesOf(customer, 1)).containsExactly("ownership.assignment-started.v1");
    }

    @Test
    void aCustomerWithoutAManagerEntersThePoolOfItsBranchUntilAssigned() {
        UUID customer = bank.customerArrives("SH/PUDONG/001", "E7777");

        bank.ownersOf(customer, SHANGHAI_LEAD).jsonPath("$.items").isEmpty();
        assertThat(poolMembers("SH/PUDONG/001")).contains(customer.toString());

        bank.assign(SHANGHAI_LEAD, customer, "E2101", "PRIMARY", Map.of())
                .expectStatus()
                .isCreated();

        bank.ownersOf(customer, E2101).jsonPath(OWNER).isEqualTo("E2101");
        assertThat(poolMembers("SH/PUDONG/001")).doesNotContain(customer.toString());
        assertThat(Published.typesOf(customer, 3))
                .containsExactly(
                        "ownership.customer-pooled.v1",
                        "ownership.customer-unpooled.v1",
                        "ownership.assignment-started.v1");
    }

    @Test
    void aTransferBetweenBranchesIsApprovedByALeadOfEach() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        UUID transfer = bank.proposed(E1101, customer, "E2101", Map.of());
        String listed = "$.items[?(@.id == '%s')]".formatted(transfer);
        bank.as(E2101)
                .get()
                .uri("/api/transfers?limit=200")
                .exchange()
                .expectBody()
                .jsonPath(listed + ".proposer")
                .isEqualTo("E1101")
                .jsonPath(listed + ".toManager")
                .isEqualTo("E2101")
                .jsonPath(listed + ".customerCount")
                .isEqualTo(1)
                .jsonPath(listed + ".reasonCode")
                .isEqualTo("RELOCATION");

        bank.step(E2101, transfer, "acceptance").expectStatus().isOk();
        bank.step(SHANGHAI_LEAD, transfer, "approval")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("ACCEPTED");
        bank.as(E1101)
                .get()
                .uri("/api/transfers/{id}", transfer)
                .exchange()
                .expectBody()
                .jsonPath("$.approvals[0].approver")
                .isEqualTo("E2190")
                .jsonPath("$.awaiting")
                .isEqualTo("BJ/CHAOYANG/001");
        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
        bank.step(SHANGHAI_LEAD, transfer, "approval").expectStatus().isEqualTo(409);
        bank.step(BEIJING_LEAD, transfer, "approval")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("COMPLETED");

        bank.ownersOf(customer, E2101).jsonPath(OWNER).isEqualTo("E2101");
        bank.as(E1101)
                .get()
                .uri("/api/assignments?customerId={id}", customer)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(Published.typesOf(customer, 7))
                .containsExactly(
                        "ownership.assignment-started.v1",
                        "ownership.transfer-advanced.v1",
                        "ownership.transfer-advanced.v1",
                        "ownership.transfer-advanced.v1",
                        "ownership.assignment-ended.v1",
                        "ownership.assignment-started.v1",
                        "ownership.transfer-advanced.v1");
        assertThat(Published.auditedActions(customer, 3))
                .contains("transfer.propose", "transfer.accept", "transfer.approve");
    }

    @Test
    void aScheduledTransferIsVisibleAheadAndCompletesAutomatically() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        Instant ahead = Clock.systemUTC().instant().plusSeconds(6);
        UUID transfer = bank.proposed(E1101, customer, "E1102", Map.of("effectiveFrom", ahead.toString()));
        bank.step(E1102, transfer, "acceptance").expectStatus().isOk();
        bank.step(BEIJING_LEAD, transfer, "approval")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPROVED");

        bank.ownersOf(customer, OPERATIONS).jsonPath(OWNER).isEqualTo("E1101");
        bank.as(OPERATIONS)
                .get()
                .uri("/api/assignments?customerId={id}&asOf={at}", customer, ahead.plusSeconds(60))
                .exchange()
                .expectBody()
                .jsonPath(OWNER)
                .isEqualTo("E1102");
        await().atMost(PATIENCE)
                .untilAsserted(() -> bank.as(OPERATIONS)
                        .get()
                        .uri("/api/transfers/{id}", transfer)
                        .exchange()
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo("COMPLETED"));
        bank.ownersOf(customer, E1102).jsonPath(OWNER).isEqualTo("E1102");
    }

    private List<String> poolMembers(String branch) {
        int pool = bank.pages(OPERATIONS, "/api/pools?limit=200", "branch").indexOf(branch);
        String id = bank.pages(OPERATIONS, "/api/pools?limit=200", "id").get(pool);
        return bank.pages(OPERATIONS, "/api/pools/" + id + "/customers?limit=200", "customerId");
    }
}
