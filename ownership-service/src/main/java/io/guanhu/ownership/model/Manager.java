package io.guanhu.ownership.model;

import java.util.regex.Pattern;

/** A member of staff who may look after customers. */
public record Manager(String employeeId, String name, Branch branch, boolean active) {

    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Z][0-9]{3,11}");

    public Manager {
        if (!isEmployeeId(employeeId) || name.isBlank()) {
            throw new IllegalArgumentException("A manager has an employee id and a name");
        }
    }

    public static boolean isEmployeeId(String text) {
        return EMPLOYEE_ID.matcher(text).matches();
    }
}
