package io.guanhu.customer.model.registration;

import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.platform.contract.References;

/** The path of a branch, such as {@code BJ/CHAOYANG/001}. */
public record BranchPath(String path) {

    public BranchPath {
        if (!References.isBranch(path)) {
            throw new InvalidValueException("branch-format");
        }
    }
}
