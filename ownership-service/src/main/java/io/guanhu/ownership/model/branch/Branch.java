package io.guanhu.ownership.model.branch;

import io.guanhu.platform.contract.References;

/** A branch by its path, such as {@code BJ/CHAOYANG/001}; a prefix names a subtree. */
public record Branch(String path) {

    public Branch {
        if (!wellFormed(path)) {
            throw new IllegalArgumentException("Not the path of a branch");
        }
    }

    public static boolean wellFormed(String path) {
        return References.isBranch(path);
    }

    /** Whether the other branch is this one or below it. */
    public boolean covers(Branch other) {
        return other.path.equals(path) || other.path.startsWith(path + "/");
    }
}
