package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which branches and managers a new customer may have, from a copy of ownership's lists that begins
 * with nothing and grows from test to test.
 */
@ServiceIT("customer")
@TestPropertySource(properties = "guanhu.test.directory=none")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectoryIT {

    private static final String BEIJING = "BJ/CHAOYANG/001";
    private static final String SHANGHAI = "SH/PUDONG/001";
    private static final String CLOSED = "XA/YANTA/001";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Bank bank;

    @Autowired
    DirectoryIT(Database database, WebTestClient client) {
        this.database = database;
        this.bank = new Bank(client);
    }

    /** Neither refused, which could be false, nor taken, which could leave them without anybody. */
    @Test
    @Order(1)
    void nothingIsTakenOrRefusedBeforeAnythingWasHeard() {
        incomplete(create(BEIJING, null));
        incomplete(bank.create(E1101, Person.somebody().form()));
        incomplete(post(List.of(form(BEIJING, null))));
    }

    /** No bank is without a branch: ownership was asked before it had entered its first ones. */
    @Test
    @Order(1)
    void anEmptyListOfBranchesIsNotBelieved() {
        bank.publish(branches(0), managers(0));
        await().atMost(Bank.PATIENCE).until(() -> listsHeard() == 2);

        incomplete(create(BEIJING, null));
    }

    private int listsHeard() throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from known_list")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Test
    @Order(2)
    void whatWasHeardIsTakenAndWhatMayComeIsNotRefused() {
        bank.publish(branches(3, open(BEIJING, 1)), managers(2, manager("E1101", BEIJING, "ACTIVE")));

        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> create(BEIJING, "E1101").expectStatus().isCreated());
        incomplete(create(SHANGHAI, null));
        incomplete(create(BEIJING, "E2101"));
    }

    @Test
    @Order(3)
    void anUnknownOrClosedBranchIsRefusedAtEveryDoor() {
        bank.publish(
                branches(3, open(SHANGHAI, 1), new ListedBranch(CLOSED, "n", "n", "CLOSED", 2)),
                managers(3, manager("E2101", SHANGHAI, "ACTIVE"), manager("E1105", BEIJING, "INACTIVE")));
        await().atMost(Bank.PATIENCE).untilAsserted(() -> refused(create("QD/SHINAN/001", null), "branch-unknown"));

        refused(create(CLOSED, null), "branch-closed");
        refused(
                bank.create(
                        Tokens.staff("E1101", CLOSED, "relationship-manager"),
                        Person.somebody().form()),
                "branch-closed");
        assertThat(imported(List.of(form("QD/SHINAN/001", null), form(CLOSED, null), form(BEIJING, null))))
                .extracting(each -> each.at("/problem/errors/0/code").asString(""))
                .containsExactly("branch-unknown", "branch-closed", "");
    }

    /** A lead is in no directory of managers, no more than whoever there is not. */
    @Test
    @Order(4)
    void aManagerWhoCannotHaveTheCustomerIsRefusedWithTheField() {
        refused(create(BEIJING, "E1190"), "manager-unknown");
        refused(create(BEIJING, "E1105"), "manager-inactive");
        refused(create(BEIJING, "E2101"), "manager-of-other-branch");
        refused(
                bank.create(
                        Tokens.staff("E1199", BEIJING, "relationship-manager"),
                        Person.somebody().form()),
                "own-entry-missing");
        assertThat(imported(List.of(form(BEIJING, "E1190"), form(SHANGHAI, "E2101"))))
                .extracting(each -> each.at("/problem/errors/0/field").asString(""))
                .containsExactly("requestedManager", "");
    }

    @Test
    @Order(5)
    void allThatIsWrongIsToldAtOnceInBothLanguages() {
        Map<String, Object> form = form("QD/SHINAN/001", "E1190");
        form.put("phone", "12");
        for (String language : List.of("zh-CN", "en")) {
            String list = language.equals("en") ? "list of branches" : "机构名录";
            List<String> wrong = List.of("phone", "branch", "requestedManager");
            bank.as(OPERATIONS)
                    .post()
                    .uri("/api/customers")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Accept-Language", language)
                    .bodyValue(form)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[*].field")
                    .value(List.class, fields -> assertThat((Object) fields).isEqualTo(wrong))
                    .jsonPath("$.errors[1].message")
                    .value(String.class, message -> assertThat(message).contains(list));
        }
    }

    /** A list that was read before a change and told after it does not undo the change. */
    @Test
    @Order(6)
    void theHigherVersionCountsWhateverComesLast() {
        Instant at = Bank.clock().instant();
        bank.publish(
                new BranchesListed(List.of(new ListedBranch(SHANGHAI, "n", "n", "CLOSED", 3)), 3, at),
                new BranchesListed(List.of(open(SHANGHAI, 2)), 3, at.plusMillis(5)),
                new BranchesListed(List.of(new ListedBranch(CLOSED, "n", "n", "OPEN", 3)), 3, at.plusMillis(9)));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> create(CLOSED, null).expectStatus().isCreated());

        refused(create(SHANGHAI, null), "branch-closed");
        // Ownership was restored from a backup: what it tells from then on counts again.
        bank.publish(new BranchesListed(List.of(open(SHANGHAI, 1)), 3, at.plus(Duration.ofMinutes(10))));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> create(SHANGHAI, null).expectStatus().isCreated());
    }

    @Test
    @Order(7)
    void nobodyIsAdmittedToABranchThatWasClosedMeanwhile() {
        CheckDesk desk = new CheckDesk(bank);
        desk.held(E1101, CheckDesk.inBranch(desk.alike()));
        UUID check = desk.latest();
        bank.publish(branches(3, new ListedBranch(BEIJING, "n", "n", "CLOSED", 9)));
        await().atMost(Bank.PATIENCE).untilAsserted(() -> refused(create(BEIJING, null), "branch-closed"));

        desk.decide(CheckDesk.CHECKER, check, 1, "PERSON_CONFIRMED")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("branch-not-open");
    }

    private static BranchesListed branches(long total, ListedBranch... listed) {
        return new BranchesListed(List.of(listed), total, Bank.clock().instant());
    }

    private static ListedBranch open(String branch, long version) {
        return new ListedBranch(branch, "支行", "Branch", "OPEN", version);
    }

    private static ManagersListed managers(long total, ListedManager... listed) {
        return new ManagersListed(List.of(listed), total, Bank.clock().instant());
    }

    private static ListedManager manager(String id, String branch, String state) {
        return new ListedManager(id, branch, state, 1);
    }

    private static Map<String, Object> form(String branch, @Nullable String manager) {
        Map<String, Object> form = Person.somebody().form();
        form.put("branch", branch);
        if (manager != null) {
            form.put("requestedManager", manager);
        }
        return form;
    }

    private ResponseSpec create(String branch, @Nullable String manager) {
        return bank.create(OPERATIONS, form(branch, manager));
    }

    private ResponseSpec post(List<Map<String, Object>> forms) {
        List<String> lines = new ArrayList<>();
        forms.forEach(form -> lines.add(JSON.writeValueAsString(form)));
        return bank.as(OPERATIONS)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(String.join("\n", lines))
                .exchange();
    }

    private List<JsonNode> imported(List<Map<String, Object>> forms) {
        String answer = post(forms)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).lines().map(JSON::readTree).toList();
    }

    private static void incomplete(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "30")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("directory-incomplete");
    }

    private static void refused(ResponseSpec answer, String code) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }
}
