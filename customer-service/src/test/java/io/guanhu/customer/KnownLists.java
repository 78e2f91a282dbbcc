package io.guanhu.customer;

import static io.guanhu.customer.Bank.OPERATIONS;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.testing.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Ownership's lists of branches and managers, and newcomers whose registration goes by them. */
final class KnownLists {

    static final String BEIJING = "BJ/CHAOYANG/001";
    static final String SHANGHAI = "SH/PUDONG/001";
    static final String CLOSED = "XA/YANTA/001";

    private final Bank bank;

    KnownLists(Bank bank) {
        this.bank = bank;
    }

    static BranchesListed branches(long total, ListedBranch... listed) {
        return new BranchesListed(List.of(listed), total, Bank.clock().instant());
    }

    static ListedBranch open(String branch, long version) {
        return new ListedBranch(branch, "支行", "Branch", BranchState.OPEN, version);
    }

    static ListedBranch closed(String branch, long version) {
        return new ListedBranch(branch, "n", "n", BranchState.CLOSED, version);
    }

    static ManagersListed managers(long total, ListedManager... listed) {
        return new ManagersListed(List.of(listed), total, Bank.clock().instant());
    }

    static ListedManager manager(String id, String branch, ManagerState state) {
        return new ListedManager(id, branch, state, 1);
    }

    static Map<String, Object> form(String branch, @Nullable String manager) {
        Map<String, Object> form = Person.somebody().form();
        form.put("branch", branch);
        if (manager != null) {
            form.put("requestedManager", manager);
        }
        return form;
    }

    ResponseSpec create(String branch, @Nullable String manager) {
        return bank.create(OPERATIONS, form(branch, manager));
    }

    static void refused(ResponseSpec answer, String code) {
        Refusal.refused(answer, 400).jsonPath("$.errors[0].code").isEqualTo(code);
    }

    /** Neither accepted nor refused: ask again. */
    static void incomplete(ResponseSpec answer) {
        answer.expectHeader().valueEquals("Retry-After", "30");
        Refusal.refused(answer, 503, "directory-incomplete");
    }
}
