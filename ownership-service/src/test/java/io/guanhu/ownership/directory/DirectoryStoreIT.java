package io.guanhu.ownership.directory;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import org.junit.jupiter.api.Test;

class DirectoryStoreIT {

    private final DirectoryStore store = new DirectoryStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();

    @Test
    void tellsBranchesAsTheyAreInOrderBehindAPath() {
        Branch next = OwnershipTables.branch();
        OwnershipTables.close(next);

        assertThat(DATABASE.get(store.branches(before(branch.path()), 1).collectList()))
                .containsExactly(new ListedBranch(branch.path(), "支行", "Branch", BranchState.OPEN, 1));
        assertThat(DATABASE.get(store.branches(branch.path(), 1).collectList()))
                .containsExactly(new ListedBranch(next.path(), "支行", "Branch", BranchState.CLOSED, 1));
    }

    @Test
    void tellsManagersAsTheyAreInOrderBehindAnId() {
        Manager manager = OwnershipTables.manager(branch);
        Manager next = OwnershipTables.manager(branch);
        DATABASE.execute(
                "update manager set active = false, version = 4 where employee_id = '%s'".formatted(next.employeeId()));

        assertThat(DATABASE.get(store.managers(before(manager.employeeId()), 1).collectList()))
                .containsExactly(new ListedManager(manager.employeeId(), branch.path(), ManagerState.ACTIVE, 1));
        assertThat(DATABASE.get(store.managers(manager.employeeId(), 1).collectList()))
                .containsExactly(new ListedManager(next.employeeId(), branch.path(), ManagerState.INACTIVE, 4));
    }

    @Test
    void countsBoth() {
        long branches = DATABASE.get(store.branches());
        long managers = DATABASE.get(store.managers());

        OwnershipTables.manager(OwnershipTables.branch());

        assertThat(DATABASE.get(store.branches())).isEqualTo(branches + 1);
        assertThat(DATABASE.get(store.managers())).isEqualTo(managers + 1);
    }

    /** Something that sorts just before a text, and behind all others before it. */
    private static String before(String text) {
        int last = text.length() - 1;
        return text.substring(0, last) + (char) (text.charAt(last) - 1) + "zzz";
    }
}
