package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.KnownLists.BEIJING;
import static io.guanhu.customer.KnownLists.CLOSED;
import static io.guanhu.customer.KnownLists.SHANGHAI;
import static io.guanhu.customer.KnownLists.branches;
import static io.guanhu.customer.KnownLists.closed;
import static io.guanhu.customer.KnownLists.form;
import static io.guanhu.customer.KnownLists.incomplete;
import static io.guanhu.customer.KnownLists.manager;
import static io.guanhu.customer.KnownLists.managers;
import static io.guanhu.customer.KnownLists.open;
import static io.guanhu.customer.KnownLists.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Which branches and managers a new customer may have, from a copy of ownership's lists that begins
 * with nothing and grows from test to test.
 */
@ServiceIT("customer")
@TestPropertySource(properties = "guanhu.test.directory=none")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectoryIT {

    private final Imports imports;
    private final KnownLists lists;
    private final Rows rows;
    private final Bank bank;

    @Autowired
    DirectoryIT(Database database, WebTestClient client) {
        this.bank = new Bank(client);
        this.imports = new Imports(bank);
        this.lists = new KnownLists(bank);
        this.rows = new Rows(database);
    }

    /** Neither refused, which could be wrong, nor accepted, which could leave the customer without an owner. */
    @Test
    @Order(1)
    void nothingIsTakenOrRefusedBeforeAnythingWasHeard() {
        incomplete(lists.create(BEIJING, null));
        incomplete(bank.create(E1101, Person.somebody().form()));
        incomplete(imports.send(OPERATIONS, Imports.lines(List.of(form(BEIJING, null)))));
    }

    /** A bank always has a branch: ownership-service was asked before it had entered its first ones. */
    @Test
    @Order(1)
    void ignoresAnEmptyListOfBranches() {
        bank.publish(branches(0), managers(0));
        await().atMost(Bank.PATIENCE).until(() -> rows.count("select count(*) from known_list") == 2);

        incomplete(lists.create(BEIJING, null));
    }

    @Test
    @Order(2)
    void whatWasHeardIsTakenAndWhatMayComeIsNotRefused() {
        bank.publish(branches(3, open(BEIJING, 1)), managers(2, manager("E1101", BEIJING, ManagerState.ACTIVE)));

        await().atMost(Bank.PATIENCE)
                .untilAsserted(
                        () -> lists.create(BEIJING, "E1101").expectStatus().isCreated());
        incomplete(lists.create(SHANGHAI, null));
        incomplete(lists.create(BEIJING, "E2101"));
    }

    @Test
    @Order(3)
    void anUnknownOrClosedBranchIsRefusedAtEveryDoor() {
        bank.publish(
                branches(3, open(SHANGHAI, 1), closed(CLOSED, 2)),
                managers(
                        3,
                        manager("E2101", SHANGHAI, ManagerState.ACTIVE),
                        manager("E1105", BEIJING, ManagerState.INACTIVE)));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> refused(lists.create("QD/SHINAN/001", null), "branch-unknown"));

        refused(lists.create(CLOSED, null), "branch-closed");
        refused(
                bank.create(
                        Tokens.staff("E1101", CLOSED, "relationship-manager"),
                        Person.somebody().form()),
                "branch-closed");
        assertThat(imports.answers(
                        OPERATIONS,
                        Imports.lines(List.of(form("QD/SHINAN/001", null), form(CLOSED, null), form(BEIJING, null)))))
                .extracting(each -> each.at("/problem/errors/0/code").asString(""))
                .containsExactly("branch-unknown", "branch-closed", "");
    }

    /** A lead is not in the directory of managers, just like somebody who does not exist. */
    @Test
    @Order(4)
    void aManagerWhoCannotHaveTheCustomerIsRefusedWithTheField() {
        refused(lists.create(BEIJING, "E1190"), "manager-unknown");
        refused(lists.create(BEIJING, "E1105"), "manager-inactive");
        refused(lists.create(BEIJING, "E2101"), "manager-of-other-branch");
        refused(
                bank.create(
                        Tokens.staff("E1199", BEIJING, "relationship-manager"),
                        Person.somebody().form()),
                "own-entry-missing");
        assertThat(imports.answers(OPERATIONS, Imports.lines(List.of(form(BEIJING, "E1190"), form(SHANGHAI, "E2101")))))
                .extracting(each -> each.at("/problem/errors/0/field").asString(""))
                .containsExactly("requestedManager", "");
    }

    @Test
    @Order(5)
    void reportsAllErrorsAtOnceInBothLanguages() {
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

    /** A list that was read before a change but sent after it does not undo the change. */
    @Test
    @Order(6)
    void theHigherVersionCountsWhateverComesLast() {
        Instant at = Bank.clock().instant();
        bank.publish(
                new BranchesListed(List.of(closed(SHANGHAI, 3)), 3, at),
                new BranchesListed(List.of(open(SHANGHAI, 2)), 3, at.plusMillis(5)),
                new BranchesListed(List.of(open(CLOSED, 3)), 3, at.plusMillis(9)));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> lists.create(CLOSED, null).expectStatus().isCreated());

        refused(lists.create(SHANGHAI, null), "branch-closed");
        // Ownership was restored from a backup: what it announces from then on counts again.
        bank.publish(new BranchesListed(List.of(open(SHANGHAI, 1)), 3, at.plus(Duration.ofMinutes(10))));
        await().atMost(Bank.PATIENCE)
                .untilAsserted(() -> lists.create(SHANGHAI, null).expectStatus().isCreated());
    }

    @Test
    @Order(7)
    void admitsNobodyToABranchThatWasClosedMeanwhile() {
        CheckDesk desk = new CheckDesk(bank);
        desk.held(E1101, CheckDesk.inBranch(desk.alike()));
        UUID check = desk.latest();
        bank.publish(branches(3, closed(BEIJING, 9)));
        await().atMost(Bank.PATIENCE).untilAsserted(() -> refused(lists.create(BEIJING, null), "branch-closed"));

        Refusal.refused(desk.decide(CheckDesk.CHECKER, check, 1, "PERSON_CONFIRMED"), 409, "branch-not-open");
    }
}
