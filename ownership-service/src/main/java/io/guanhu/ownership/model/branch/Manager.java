package io.guanhu.ownership.model.branch;

import io.guanhu.platform.contract.References;

/**
 * A member of staff who may look after customers.
 *
 * @param branchOpen whether the branch takes customers
 */
public record Manager(String employeeId, String name, Branch branch, boolean active, boolean branchOpen) {

    public Manager {
        if (!isEmployeeId(employeeId) || name.isBlank()) {
            throw new IllegalArgumentException("A manager has an employee id and a name");
        }
    }

    /** The same manager, of whose branch it is known now whether it takes customers. */
    public Manager withBranchOpen(boolean open) {
        return new Manager(employeeId, name, branch, active, open);
    }

    public static boolean isEmployeeId(String text) {
        return References.isEmployeeId(text);
    }
}
