package io.guanhu.platform.testing;

import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * People who call, with a second factor and a permission that reaches whomever it usually does for
 * their roles.
 */
public final class Callers {

    private Callers() {}

    public static Caller manager(String employeeId, String branch) {
        return staff(employeeId, branch, Roles.RELATIONSHIP_MANAGER);
    }

    public static Caller lead(String employeeId, String branch) {
        return staff(employeeId, branch, Roles.TEAM_LEAD);
    }

    public static Caller staff(String employeeId, String branch, String... roles) {
        return new Caller(
                employeeId, "console", Set.of(roles), employeeId, branch, null, "2", Memory.NOW, usual(roles));
    }

    public static Caller customer(UUID customerId) {
        return new Caller(
                customerId.toString(),
                "app",
                Set.of(Roles.CUSTOMER),
                null,
                null,
                customerId,
                "2",
                Memory.NOW,
                Set.of(Relation.SELF));
    }

    private static Set<Relation> usual(String... roles) {
        return Arrays.stream(roles)
                .map(role -> switch (role) {
                    case Roles.RELATIONSHIP_MANAGER -> Relation.OWN;
                    case Roles.TEAM_LEAD -> Relation.BRANCH;
                    default -> Relation.ALL;
                })
                .collect(Collectors.toSet());
    }
}
