package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;

/** What kind of staff a caller is to this service. */
public final class Staff {

    private Staff() {}

    /**
     * Whom the caller can act on with the permission that the request needs. A branch includes the
     * customers of everyone in it.
     */
    public static Reach reachOf(Caller caller) {
        if (caller.reaches(Relation.ALL)) {
            return new Reach.Everything();
        }
        String branch = caller.branch();
        String employeeId = caller.employeeId();
        if (branch == null || employeeId == null) {
            return new Reach.Nothing();
        }
        if (caller.reaches(Relation.BRANCH)) {
            return new Reach.Subtree(new Branch(branch));
        }
        return caller.reaches(Relation.OWN) ? new Reach.Own(employeeId, new Branch(branch)) : new Reach.Nothing();
    }

    public static Lead leadOf(Caller caller) {
        String branch = caller.branch();
        if (branch == null) {
            throw ProblemException.forbidden("no-branch");
        }
        return new Lead(employeeIdOf(caller), new Branch(branch));
    }

    public static String employeeIdOf(Caller caller) {
        String employeeId = caller.employeeId();
        if (employeeId == null) {
            throw ProblemException.forbidden("not-staff");
        }
        return employeeId;
    }
}
