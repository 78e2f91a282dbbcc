package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.util.Optional;

/** Why a new customer is in a pool although something else was requested. */
public enum WhyPooled {
    /**
     * The requested manager is not in the directory: a lead, somebody with another role, or nobody.
     */
    MANAGER_UNKNOWN,
    MANAGER_INACTIVE,
    /** The requested manager belongs to another branch. */
    MANAGER_OF_OTHER_BRANCH,
    /** The branch was closed meanwhile, so the customer must be moved to another. */
    BRANCH_CLOSED,
    BRANCH_UNKNOWN,
    /** The event of the creation was missed, so the requested manager is no longer known. */
    HEARD_LATE;

    /** The objection to the requested manager; empty if there is none. */
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
