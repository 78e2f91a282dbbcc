package io.guanhu.ownership.model.stewardship;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.time.Instant;

/** What a member of staff can see. Anything outside is reported as not found. */
public sealed interface Reach {

    boolean covers(Stewardship customer, Instant at);

    boolean covers(Branch branch);

    /** Whether a manager's book may be read. */
    boolean coversBookOf(Manager manager);

    /** The customers they look after, and the pool of their own branch. */
    record Own(String employeeId, Branch branch) implements Reach {

        @Override
        public boolean covers(Stewardship customer, Instant at) {
            return customer.heldBy(employeeId, at);
        }

        @Override
        public boolean covers(Branch other) {
            return branch.equals(other);
        }

        @Override
        public boolean coversBookOf(Manager manager) {
            return manager.employeeId().equals(employeeId);
        }
    }

    /** Everything in a branch and below it. */
    record Subtree(Branch branch) implements Reach {

        @Override
        public boolean covers(Stewardship customer, Instant at) {
            return customer.branchAt(at).filter(branch::covers).isPresent();
        }

        @Override
        public boolean covers(Branch other) {
            return branch.covers(other);
        }

        @Override
        public boolean coversBookOf(Manager manager) {
            return branch.covers(manager.branch());
        }
    }

    /** The whole bank. */
    record Everything() implements Reach {

        @Override
        public boolean covers(Stewardship customer, Instant at) {
            return true;
        }

        @Override
        public boolean covers(Branch branch) {
            return true;
        }

        @Override
        public boolean coversBookOf(Manager manager) {
            return true;
        }
    }

    /** Nothing. */
    record Nothing() implements Reach {

        @Override
        public boolean covers(Stewardship customer, Instant at) {
            return false;
        }

        @Override
        public boolean covers(Branch branch) {
            return false;
        }

        @Override
        public boolean coversBookOf(Manager manager) {
            return false;
        }
    }
}
