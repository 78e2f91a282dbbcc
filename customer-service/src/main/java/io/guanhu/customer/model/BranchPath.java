package io.guanhu.customer.model;

/** The path of a branch, such as {@code BJ/CHAOYANG/001}. */
public record BranchPath(String path) {

    public BranchPath {
        if (path.length() > 100 || !path.matches("[A-Z0-9]+(?:/[A-Z0-9]+)*")) {
            throw new InvalidValueException("branch-format");
        }
    }
}
