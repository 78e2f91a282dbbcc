package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.platform.security.Caller;
import java.util.Objects;

/**
 * A caller's reach as a query takes it, so that a page holds what the caller sees and not what is
 * left of it.
 *
 * @param everything whether it is the whole bank
 * @param employee the caller's employee id; empty for others than staff
 * @param branch the one branch that a manager belongs to, else empty
 * @param subtree the branch that a lead answers for with all below it, else empty
 */
public record Scope(boolean everything, String employee, String branch, String subtree) {

    public static Scope of(Caller caller) {
        String employee = Objects.requireNonNullElse(caller.employeeId(), "");
        return switch (Staff.reachOf(caller)) {
            case Reach.Everything _ -> new Scope(true, employee, "", "");
            case Reach.Subtree(var branch) -> new Scope(false, employee, "", branch.path());
            case Reach.Own(var _, var branch) -> new Scope(false, employee, branch.path(), "");
            case Reach.Nothing _ -> new Scope(false, employee, "", "");
        };
    }
}
