package io.guanhu.ownership.model.branch;

/** A lead of a branch and everything below it. */
public record Lead(String employeeId, Branch branch) {

    /** Whether this lead answers for a branch. */
    public boolean covers(Branch other) {
        return branch.covers(other);
    }
}
