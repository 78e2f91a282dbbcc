package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.E1102;
import static io.guanhu.ownership.OwnershipSteps.E2101;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static io.guanhu.ownership.OwnershipSteps.SHANGHAI_LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceIT("ownership")
class OwnershipIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OWNER = "$.items[0].managerId";

    private final Database database;
    private final OwnershipSteps bank;

    @Autowired
    OwnershipIT(Database database, WebTestClient client) {
        this.database = database;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void aNewCustomerGetsTheRequestedManagerAndTheWorldIsTold() {
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
    void aTransferAheadIsSeenByLookingAheadAndCompletesByItself() {
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

    @Test
    void theDatabaseItselfRefusesASecondOwner() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            String second = """
                    INSERT INTO assignment (id, customer_id, role, manager_id, branch, valid,
                        recorded_at, recorded_by, reason_code)
                    VALUES (uuidv7(), '%s', 'PRIMARY', 'E1102', 'BJ/CHAOYANG/001',
                        tstzrange(now(), NULL), now(), 'nobody', 'OTHER')
                    """.formatted(customer);
            assertThatThrownBy(() -> statement.execute(second))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_at_a_time");
            assertThatThrownBy(() -> statement.execute("DELETE FROM assignment"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theDatabaseItselfRefusesASecondPool() throws SQLException {
        UUID customer = bank.customerArrives("GZ/TIANHE/001", null);

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            String second = """
                    INSERT INTO pool_membership (customer_id, pool_id, valid)
                    SELECT customer_id, pool_id, tstzrange(now(), NULL)
                    FROM pool_membership WHERE customer_id = '%s'
                    """.formatted(customer);
            assertThatThrownBy(() -> statement.execute(second))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one_pool_at_a_time");
        }
    }

    @Test
    void theCheckFindsAGapThatWasMadeBehindTheServicesBack() throws SQLException {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        assertThat(flawsOf(customer)).isEmpty();

        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE assignment SET valid = tstzrange(lower(valid), now()) WHERE customer_id"
                    + " = '"
                    + customer
                    + "'");
        }
        assertThat(flawsOf(customer)).containsExactly("UNOWNED");

        bank.publish(new CustomerStatusChanged(
                customer, "CLOSED", null, Clock.systemUTC().instant()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flawsOf(customer)).isEmpty());
    }

    private List<String> flawsOf(UUID customer) {
        var coverage = bank.as(OPERATIONS)
                .get()
                .uri("/api/assignments/coverage")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Coverage.class)
                .returnResult()
                .getResponseBody();
        assertThat(coverage).isNotNull();
        return coverage.first().stream()
                .filter(each -> customer.toString().equals(each.get("customerId")))
                .map(each -> String.valueOf(each.get("kind")))
                .toList();
    }

    private List<String> poolMembers(String branch) {
        var pools = page("/api/pools");
        Object pool = pools.items().stream()
                .filter(each -> branch.equals(each.get("branch")))
                .findFirst()
                .orElseThrow()
                .get("id");
        return page("/api/pools/" + pool + "/customers?limit=200").items().stream()
                .map(each -> String.valueOf(each.get("customerId")))
                .toList();
    }

    private Items page(String uri) {
        var page = bank.as(OPERATIONS)
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Items.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).isNotNull();
        return page;
    }

    private record Items(
            List<Map<String, Object>> items, @Nullable String next) {}

    private record Coverage(
            String checkedAt,
            long activeCustomers,
            long flaws,
            List<Map<String, Object>> first,
            @Nullable Map<String, Object> census) {}
}
