package io.guanhu.ownership.model.branch;

import io.guanhu.platform.contract.References;

/**
 * A member of staff who may look after customers.
 *
 * @param branchOpen whether the branch accepts customers
 */
public record Manager(String employeeId, String name, Branch branch, boolean active, boolean branchOpen) {

    public Manager {
        if (!isEmployeeId(employeeId) || name.isBlank()) {
            throw new IllegalArgumentException("A manager has an employee id and a name");
        }
    }

    /** The same manager, with the current state of their branch. */
    public Manager withBranchOpen(boolean open) {
        return new Manager(employeeId, name, branch, active, open);
    }

    public static boolean isEmployeeId(String text) {
        return References.isEmployeeId(text);
    }
}
