package io.guanhu.customer.model;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a caller reaches; somebody with several roles reaches what any of them does.
 *
 * @param everyone all customers
 * @param manager those that this employee looks after today
 * @param subtree those whose owner, pool or, without either, own branch lies under this branch
 * @param self this one
 */
public record Reach(
        boolean everyone,
        @Nullable String manager,
        @Nullable String subtree,
        @Nullable UUID self) {

    /** Nobody. */
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
