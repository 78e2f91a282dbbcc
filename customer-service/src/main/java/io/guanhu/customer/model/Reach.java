package io.guanhu.customer.model;

import io.guanhu.platform.permission.Relation;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customers that a caller can reach with a permission; several relations add up.
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
     * @param relations whose records the caller may act on, according to the permission table
     */
    public static Reach of(
            Set<Relation> relations, @Nullable String employeeId, @Nullable String branch, @Nullable UUID customerId) {
        return new Reach(
                relations.contains(Relation.ALL),
                relations.contains(Relation.OWN) ? employeeId : null,
                relations.contains(Relation.BRANCH) ? branch : null,
                relations.contains(Relation.SELF) ? customerId : null);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
