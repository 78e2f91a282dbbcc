package io.guanhu.platform.security;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
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
 */
public record Caller(
        String subject,
        String clientId,
        Set<String> roles,
        @Nullable String employeeId,
        @Nullable String branch,
        @Nullable UUID customerId,
        @Nullable String acr,
        @Nullable Instant authenticatedAt) {

    /** The type of party in audit entries. */
    public enum Type {
        STAFF,
        CUSTOMER,
        SERVICE
    }

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A service acting on its own, without a person's request or a token. */
    public static Caller service(String name) {
        return new Caller(name, name, Set.of(Roles.SERVICE), null, null, null, null, null);
    }

    public boolean has(String role) {
        return roles.contains(role);
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
