package io.guanhu.ownership.model.branch;

/** A lead of a branch and everything below it. */
public record Lead(String employeeId, Branch branch) {

    /** Whether this lead is responsible for a branch. */
    public boolean covers(Branch other) {
        return branch.covers(other);
    }
}
