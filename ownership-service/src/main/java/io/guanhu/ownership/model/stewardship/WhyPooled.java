package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.util.Optional;

/** Why a new customer is in a pool though somebody asked for more, or for something else. */
public enum WhyPooled {
    /**
     * Who was asked for is in no directory of managers: a lead, somebody of another role, nobody.
     */
    MANAGER_UNKNOWN,
    MANAGER_INACTIVE,
    /** Who was asked for looks after customers of another branch. */
    MANAGER_OF_OTHER_BRANCH,
    /** The branch was closed meanwhile: somebody has to take the customer to another one. */
    BRANCH_CLOSED,
    BRANCH_UNKNOWN,
    /** The event of the creation was missed; which manager was asked for is no longer known. */
    HEARD_LATE;

    /**
     * What speaks against giving a new customer to the manager that was asked for; empty if nothing
     * does.
     */
    public static Optional<WhyPooled> objection(Optional<Manager> asked, Branch branch) {
        if (asked.isEmpty()) {
            return Optional.of(MANAGER_UNKNOWN);
        }
        Manager manager = asked.get();
        if (!manager.active()) {
            return Optional.of(MANAGER_INACTIVE);
        }
        if (!manager.branch().equals(branch)) {
            return Optional.of(MANAGER_OF_OTHER_BRANCH);
        }
        return manager.branchOpen() ? Optional.empty() : Optional.of(BRANCH_CLOSED);
    }
}
