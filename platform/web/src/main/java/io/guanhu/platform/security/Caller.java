package io.guanhu.platform.security;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import io.guanhu.platform.permission.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller, according to the verified token. Controller methods take it as a parameter.
 *
 * @param subject the token's {@code sub}
 * @param clientId the token's {@code azp}
 * @param roles realm roles, such as {@code relationship-manager}
 * @param employeeId the employee id of staff
 * @param branch the path of a staff member's branch, such as {@code BJ/CHAOYANG/001}
 * @param customerId the customer id of a customer
 * @param acr the level of authentication: {@code "1"} password, {@code "2"} second factor
 * @param authenticatedAt when the person last authenticated; absent for services
 * @param relations whose records the caller may act on with the permission that this request needs,
 *     in all of their roles that have it; empty if it needs none
 */
public record Caller(
        String subject,
        String clientId,
        Set<String> roles,
        @Nullable String employeeId,
        @Nullable String branch,
        @Nullable UUID customerId,
        @Nullable String acr,
        @Nullable Instant authenticatedAt,
        Set<Relation> relations) {

    /** The type of party in audit entries. */
    public enum Type {
        STAFF,
        CUSTOMER,
        SERVICE
    }

    public Caller {
        roles = Set.copyOf(roles);
        relations = Set.copyOf(relations);
    }

    /** A service acting on its own, without a person's request or a token. */
    public static Caller service(String name) {
        return new Caller(name, name, Set.of(Roles.SERVICE), null, null, null, null, null, Set.of());
    }

    /** Whether the permission table gives the caller this permission. */
    public boolean may(String permission) {
        return Permissions.table().named(permission).grantedTo(counting(), clientId);
    }

    /** The names of all permissions that the table gives the caller. */
    public List<String> permissions() {
        return Permissions.table().of(counting(), clientId);
    }

    /**
     * The roles that count. Nobody acts as a customer whom the token does not name, nor as staff
     * without an employee id, by which they are held to what they do.
     */
    private Set<String> counting() {
        return roles.stream().filter(this::names).collect(Collectors.toSet());
    }

    private boolean names(String role) {
        if (role.equals(Roles.CUSTOMER)) {
            return customerId != null;
        }
        return !Roles.STAFF.contains(role) || employeeId != null;
    }

    /** Whether the permission that this request needs extends to these records. */
    public boolean reaches(Relation relation) {
        return relations.contains(relation);
    }

    /** The caller acting with this permission, none of whose reach comes from any other. */
    public Caller with(String permission) {
        return with(Permissions.table().named(permission));
    }

    Caller with(Permission permission) {
        return new Caller(
                subject,
                clientId,
                roles,
                employeeId,
                branch,
                customerId,
                acr,
                authenticatedAt,
                permission.relationsOf(counting()));
    }

    public Type type() {
        if (customerId != null) {
            return Type.CUSTOMER;
        }
        return employeeId != null ? Type.STAFF : Type.SERVICE;
    }

    /** The id in audit entries: employee id, customer id or client id. */
    public String id() {
        if (customerId != null) {
            return customerId.toString();
        }
        return employeeId != null ? employeeId : clientId;
    }
}
