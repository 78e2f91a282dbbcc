package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.BEIJING_LEAD;
import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The list of branches: what is on it, who changes it, and what a closed or unknown one takes. */
@ServiceIT("ownership")
@TestPropertySource(properties = "guanhu.ownership.announce-interval=2s")
class BranchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnershipSteps bank;
    private final BranchDesk desk;
    private final Refusals refusals;

    @Autowired
    BranchIT(Database database, KeyStore keys, WebTestClient client) {
        this.bank = new OwnershipSteps(client);
        this.desk = new BranchDesk(bank);
        this.refusals = new Refusals(database, keys);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @Test
    void onlyAdministratorsChangeItAndEachChangeIsAnnounced() {
        BranchDesk.Shown added = desk.added("NJ/GULOU/001");
        desk.turn(BranchDesk.ADMINISTRATOR, added, "closure", 2).expectStatus().isEqualTo(412);
        refusals.expect(() -> desk.turn(OPERATIONS, added, "closure", 1), 403, "forbidden");
        refusals.expect(() -> desk.add(OPERATIONS, "NJ/GULOU/009"), 403, "forbidden");
        refusals.expect(() -> desk.add(BranchDesk.ADMINISTRATOR, "NJ/GULOU/001"), 409, "branch-listed");

        desk.rename(added, 1).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
        desk.turn(BranchDesk.ADMINISTRATOR, added, "closure", 2).expectStatus().isOk();
        desk.turn(BranchDesk.ADMINISTRATOR, added, "closure", 3).expectStatus().isEqualTo(409);
        desk.turn(BranchDesk.ADMINISTRATOR, added, "reopening", 3)
                .expectStatus()
                .isOk();

        bank.as(E1101)
                .get()
                .uri("/api/branches/{id}", added.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"4\"")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("OPEN")
                .jsonPath("$.changedBy")
                .isEqualTo("E9301")
                .jsonPath("$.reference")
                .isEqualTo("2026/0117");
        assertThat(bank.pages(E1101, "/api/branches?branch=NJ&limit=1", "branch"))
                .containsExactly("NJ/GULOU/001");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(BranchDesk.announcedBranches())
                        .filteredOn(each -> each.branch().equals("NJ/GULOU/001"))
                        .extracting(ListedBranch::version, ListedBranch::state)
                        .containsSubsequence(
                                tuple(1L, BranchState.OPEN),
                                tuple(2L, BranchState.OPEN),
                                tuple(3L, BranchState.CLOSED),
                                tuple(4L, BranchState.OPEN)));
    }

    @Test
    void aClosedBranchKeepsWhatItHasAndTakesNothingNew() {
        BranchDesk.Shown branch = desk.added("XA/YANTA/001");
        bank.managerIs("E4101", "XA/YANTA/001");
        UUID kept = bank.customerArrives("XA/YANTA/001", "E4101");
        UUID pooled = bank.customerArrives("BJ/CHAOYANG/001", null);
        UUID owned = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        desk.turn(BranchDesk.ADMINISTRATOR, branch, "closure", 1).expectStatus().isOk();

        bank.ownersOf(kept, OPERATIONS).jsonPath("$.items[0].managerId").isEqualTo("E4101");
        BranchDesk.refusedField(desk.manager("E4102", "XA/YANTA/001"), "branch", "branch-closed");
        refusals.expect(() -> bank.assign(OPERATIONS, pooled, "E4101", "PRIMARY", Map.of()), 409, "branch-closed");
        refusals.expect(() -> bank.propose(E1101, List.of(owned), "E4101", Map.of()), 409, "branch-closed");
        UUID late = bank.customerArrives("XA/YANTA/001", null);
        desk.member("XA/YANTA/001", late).jsonPath("$.items[0].why").isEqualTo("BRANCH_CLOSED");

        desk.manager("E4101", "XA/YANTA/001").expectStatus().isOk();
        desk.turn(BranchDesk.ADMINISTRATOR, branch, "reopening", 2)
                .expectStatus()
                .isOk();
        bank.assign(OPERATIONS, pooled, "E4101", "PRIMARY", Map.of())
                .expectStatus()
                .isCreated();
    }

    @Test
    void nothingGoesToOrIsLookedForInABranchThatIsOnNoList() {
        BranchDesk.refusedField(desk.manager("E4109", "XA/NOWHERE/001"), "branch", "branch-unknown");
        for (String list : List.of("managers", "branches")) {
            BranchDesk.refusedField(
                    bank.as(OPERATIONS).get().uri("/api/" + list + "?branch=XX").exchange(),
                    "branch",
                    "branch-unknown");
        }
        UUID customer = bank.customerArrives("QD/SHINAN/001", null);
        desk.member("QD/SHINAN/001", customer).jsonPath("$.items[0].why").isEqualTo("BRANCH_UNKNOWN");
    }

    @Test
    void refusesAnEntryWithAllThatIsWrongWithIt() {
        Map<String, Object> entry = Map.of(
                "branch", "nj/gulou", "name", " ", "nameEn", "x".repeat(101), "reason", Map.of("reference", "关于"));
        bank.as(BranchDesk.ADMINISTRATOR)
                .post()
                .uri("/api/branches")
                .bodyValue(entry)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(
                        List.class,
                        fields -> assertThat((Object) fields)
                                .isEqualTo(List.of("branch", "name", "nameEn", "reason.code", "reason.reference")));
        bank.as(BranchDesk.ADMINISTRATOR.acr("1"))
                .post()
                .uri("/api/branches")
                .bodyValue(BranchDesk.entry("NJ/GULOU/002"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    /** If the requested manager cannot have the customer, the pool and the audit log say so. */
    @ParameterizedTest
    @CsvSource({"E9999, MANAGER_UNKNOWN", "E1107, MANAGER_INACTIVE", "E2101, MANAGER_OF_OTHER_BRANCH"})
    void aCustomerWhoseManagerCannotBeIsInThePoolWithTheReason(String asked, String why) {
        bank.managerIs("E1107", "BJ/CHAOYANG/002", false);

        UUID customer = bank.customerArrives("BJ/CHAOYANG/002", asked);

        bank.ownersOf(customer, BEIJING_LEAD).jsonPath("$.items").isEmpty();
        String at = "$.items[?(@.customerId=='%s')]".formatted(customer);
        desk.member("BJ/CHAOYANG/002", customer)
                .jsonPath(at + ".requestedManager")
                .isEqualTo(asked)
                .jsonPath(at + ".why")
                .isEqualTo(why);
        assertThat(Published.auditedActions(customer, 1)).contains("customer.pool-unasked");
    }

    /** A service that keeps a copy receives all of it again, whenever it begins. */
    @Test
    void announcesTheWholeListsPeriodically() {
        BranchDesk.Shown added = desk.added("TJ/HEPING/001");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(BranchDesk.announcedBranches())
                        .filteredOn(each -> each.branch().equals(added.branch()))
                        .hasSizeGreaterThan(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(BranchDesk.announcedManagers())
                        .anyMatch(each -> each.total() >= 3 && listsTheSeeded(each.managers())));
    }

    private static boolean listsTheSeeded(List<ListedManager> managers) {
        return managers.stream()
                .map(ListedManager::employeeId)
                .toList()
                .containsAll(List.of("E1101", "E1102", "E2101"));
    }
}
