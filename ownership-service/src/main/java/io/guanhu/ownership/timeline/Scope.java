package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.platform.security.Caller;
import java.util.Objects;

/**
 * A caller's reach as query parameters, so that pages are filtered in the database and not
 * afterwards.
 *
 * @param everything whether it is the whole bank
 * @param employee the caller's employee id; empty unless staff
 * @param branch a manager's own branch, else empty
 * @param subtree the branch, with all below it, that a lead is responsible for, else empty
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
