package io.guanhu.ownership.model;

import java.util.regex.Pattern;

/** A branch by its path, such as {@code BJ/CHAOYANG/001}; a prefix names a subtree. */
public record Branch(String path) {

    private static final Pattern PATH = Pattern.compile("[A-Z0-9]{1,32}(/[A-Z0-9]{1,32}){0,7}");

    public Branch {
        if (!wellFormed(path)) {
            throw new IllegalArgumentException("Not the path of a branch");
        }
    }

    public static boolean wellFormed(String path) {
        return PATH.matcher(path).matches();
    }

    /** Whether the other branch is this one or lies below it. */
    public boolean covers(Branch other) {
        return other.path.equals(path) || other.path.startsWith(path + "/");
    }
}
