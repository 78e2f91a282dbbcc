package io.guanhu.testing;

import io.guanhu.platform.permission.Permission;
import io.guanhu.testing.ServiceApi.Operation;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Calls every operation in a service's API document with every role and every level of
 * authentication, and compares with the permission table: callers with permission are admitted, all
 * others refused, whatever they send. {@link AuditedOperations} shows that calls without a token
 * are refused.
 */
public final class PermissionMatrix {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private static final List<String> STAFF = List.of(
            "relationship-manager", "team-lead", "operations", "compliance-officer", "auditor", "administrator");

    private static final List<String> SERVICES = Stream.of(
                    "customer", "ownership", "privacy", "audit", "notification", "nobodys")
            .map(name -> name + "-service")
            .toList();

    private final ServiceApi api;

    public PermissionMatrix(int port) {
        this.api = new ServiceApi(port);
    }

    /** How a caller is authenticated. */
    private enum Level {
        PASSWORD,
        STALE_SECOND_FACTOR,
        FRESH_SECOND_FACTOR;

        Tokens at(Tokens person) {
            Instant now = Instant.now();
            return switch (this) {
                case PASSWORD -> person.acr("1").authTime(now);
                case STALE_SECOND_FACTOR -> person.acr("2").authTime(now.minusSeconds(600));
                case FRESH_SECOND_FACTOR -> person.acr("2").authTime(now);
            };
        }
    }

    private enum Expected {
        LET_IN,
        NO_TOKEN,
        NO_PERMISSION,
        NO_SECOND_FACTOR
    }

    /** The cells whose answer differs from the table, one line each. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        api.operations().forEach(operation -> {
            STAFF.forEach(role -> checkStaff(operation, role, faults));
            checkCustomer(operation, faults);
            checkClients(operation, faults);
        });
        return faults;
    }

    /** The permissions that the service's operations need. */
    public Set<String> permissions() {
        Set<String> names = new TreeSet<>();
        api.operations().stream()
                .map(Operation::permission)
                .flatMap(Stream::ofNullable)
                .forEach(permission -> names.add(permission.name()));
        return names;
    }

    private void checkStaff(Operation operation, String role, List<String> faults) {
        for (Level level : levels(operation, role)) {
            Tokens person = level.at(Tokens.staff(employee(), "HQ", role));
            Expected expected = expected(operation, role, level);
            // With only a password staff can do nothing, but first learn what they are not
            // permitted to do at all.
            if (level == Level.PASSWORD && expected == Expected.LET_IN) {
                expected = Expected.NO_SECOND_FACTOR;
            }
            check(operation, role + " " + level, person, expected, faults);
        }
    }

    /** Without permission no level helps; the lowest and the highest show this. */
    private static List<Level> levels(Operation operation, String role) {
        Permission wanted = operation.permission();
        return wanted == null || wanted.roles().containsKey(role)
                ? List.of(Level.values())
                : List.of(Level.PASSWORD, Level.FRESH_SECOND_FACTOR);
    }

    private static Expected expected(Operation operation, String role, Level level) {
        Permission wanted = operation.permission();
        if (wanted == null || !wanted.roles().containsKey(role)) {
            return wanted == null ? Expected.LET_IN : Expected.NO_PERMISSION;
        }
        if (level == Level.FRESH_SECOND_FACTOR) {
            return Expected.LET_IN;
        }
        return wanted.secondFactor() ? Expected.NO_SECOND_FACTOR : Expected.LET_IN;
    }

    private void checkCustomer(Operation operation, List<String> faults) {
        for (Level level : levels(operation, "customer")) {
            Tokens customer = level.at(Tokens.customer(UUID.randomUUID()));
            Expected expected = expected(operation, "customer", level);
            check(operation, "customer " + level, customer, expected, faults);
        }
    }

    /** Each by name if services are permitted at all; otherwise one represents all of them. */
    private void checkClients(Operation operation, List<String> faults) {
        check(
                operation,
                "core-banking",
                Tokens.client("client-" + employee(), "core-banking"),
                expected(operation, "core-banking", Level.FRESH_SECOND_FACTOR),
                faults);
        Permission wanted = operation.permission();
        boolean some = wanted != null && !wanted.services().isEmpty();
        for (String name : some ? SERVICES : SERVICES.subList(0, 1)) {
            boolean may = wanted == null || wanted.grantedTo(Set.of("service"), name);
            check(operation, name, Tokens.service(name), may ? Expected.LET_IN : Expected.NO_PERMISSION, faults);
        }
        check(
                operation,
                "a client without a role",
                Tokens.client("client-" + employee()),
                wanted == null ? Expected.LET_IN : Expected.NO_PERMISSION,
                faults);
    }

    private void check(Operation operation, String who, Tokens caller, Expected expected, List<String> faults) {
        var answer = ServiceApi.send(api.call(operation, caller, api.target(operation, Map.of()), "{"));
        Expected found = found(answer);
        if (expected != found) {
            faults.add(
                    "%s by %s: %s (%d) instead of %s".formatted(operation, who, found, answer.statusCode(), expected));
        }
    }

    private static Expected found(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case UNAUTHORIZED ->
                answer.body().contains("insufficient-user-authentication")
                        ? Expected.NO_SECOND_FACTOR
                        : Expected.NO_TOKEN;
            case FORBIDDEN -> Expected.NO_PERMISSION;
            default -> Expected.LET_IN;
        };
    }

    private static String employee() {
        return "E8" + UUID.randomUUID().toString().substring(0, 8);
    }
}
