package io.guanhu.customer.model;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customers that a caller can reach; several roles add up.
 *
 * @param everyone all customers
 * @param manager customers whose owner is this employee today
 * @param subtree customers whose owner, pool or (without either) own branch is at or below this
 *     branch
 * @param self the caller's own record
 */
public record Reach(
        boolean everyone,
        @Nullable String manager,
        @Nullable String subtree,
        @Nullable UUID self) {

    /** No customers. */
    public static final Reach NONE = new Reach(false, null, null, null);

    /**
     * The reach of a caller.
     *
     * @param roles realm roles
     */
    public static Reach of(
            Set<String> roles, @Nullable String employeeId, @Nullable String branch, @Nullable UUID customerId) {
        return new Reach(
                roles.contains("operations") || roles.contains("compliance-officer"),
                roles.contains("relationship-manager") ? employeeId : null,
                roles.contains("team-lead") ? branch : null,
                roles.contains("customer") ? customerId : null);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
