package io.guanhu.platform.contract;

import java.util.regex.Pattern;

/**
 * The valid forms of references to branches and staff, shared by all services: if one accepted what
 * another rejects, a customer might be left without an owner.
 */
public final class References {

    private static final Pattern BRANCH = Pattern.compile("[A-Z0-9]{1,32}(/[A-Z0-9]{1,32}){0,7}");
    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Z][0-9]{3,11}");

    private References() {}

    /** Whether this may be the path of a branch, such as {@code BJ/CHAOYANG/001}. */
    public static boolean isBranch(String path) {
        return BRANCH.matcher(path).matches();
    }

    /** Whether this may be the id of an employee, such as {@code E1101}. */
    public static boolean isEmployeeId(String id) {
        return EMPLOYEE_ID.matcher(id).matches();
    }
}
