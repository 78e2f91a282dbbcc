package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import java.util.List;

/** What kind of staff a caller is to this service. */
public final class Staff {

    private static final List<String> SEE_EVERYTHING =
            List.of(Roles.OPERATIONS, Roles.ADMINISTRATOR, Roles.COMPLIANCE_OFFICER, Roles.AUDITOR);

    private Staff() {}

    public static Reach reachOf(Caller caller) {
        if (SEE_EVERYTHING.stream().anyMatch(caller::has)) {
            return new Reach.Everything();
        }
        String branch = caller.branch();
        String employeeId = caller.employeeId();
        if (branch == null || employeeId == null) {
            return new Reach.Nothing();
        }
        return caller.has(Roles.TEAM_LEAD)
                ? new Reach.Subtree(new Branch(branch))
                : new Reach.Own(employeeId, new Branch(branch));
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
