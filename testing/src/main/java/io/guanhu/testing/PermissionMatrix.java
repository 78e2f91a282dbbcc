package io.guanhu.testing;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.permission.Permissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation that a service describes × every role × every level of authentication, against
 * the table of permissions: who may is let in, everybody else is refused, whatever they send. That
 * nobody known is refused, {@link AuditedOperations} shows.
 */
public final class PermissionMatrix {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private static final List<String> STAFF =
            List.of(
                    "relationship-manager",
                    "team-lead",
                    "operations",
                    "compliance-officer",
                    "auditor",
                    "administrator");

    private static final List<String> SERVICES =
            Stream.of("customer", "ownership", "privacy", "audit", "notification", "nobodys")
                    .map(name -> name + "-service")
                    .toList();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final JsonNode paths;

    public PermissionMatrix(int port) {
        this.service = URI.create("http://localhost:" + port);
        this.paths = JSON.readTree(get("/v3/api-docs")).path("paths");
    }

    /**
     * An operation.
     *
     * @param takes the type of its body; absent if it has none
     * @param permission what the table must give whoever calls; absent if everybody may
     */
    public record Operation(
            String method, String path, @Nullable String takes, @Nullable Permission permission) {

        public boolean hasBody() {
            return takes != null;
        }

        /** Whether it acts at once, with nothing that could be wrong or missing. */
        boolean needsNothing() {
            return !hasBody() && !path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** How somebody comes in. */
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
        NO_SECOND_FACTOR,

        /** Depends on what was sent; tests of the operation show that it asks. */
        LET_IN_OR_NO_SECOND_FACTOR;

        boolean allows(Expected found) {
            return this == LET_IN_OR_NO_SECOND_FACTOR
                    ? found == LET_IN || found == NO_SECOND_FACTOR
                    : this == found;
        }
    }

    /** The cells whose answer is not what the table says, a line each. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        operations()
                .forEach(
                        operation -> {
                            STAFF.forEach(role -> checkStaff(operation, role, faults));
                            checkCustomer(operation, faults);
                            checkClients(operation, faults);
                        });
        return faults;
    }

    /** The permissions that the service's operations want. */
    public Set<String> permissions() {
        Set<String> names = new TreeSet<>();
        operations()
                .map(Operation::permission)
                .flatMap(Stream::ofNullable)
                .forEach(permission -> names.add(permission.name()));
        return names;
    }

    private void checkStaff(Operation operation, String role, List<String> faults) {
        for (Level level : levels(operation, role)) {
            Tokens person = level.at(Tokens.staff(employee(), "HQ", role));
            Expected expected = expected(operation, role, level);
            // By a password alone staff do nothing, but are told first what they may not do at all.
            if (level == Level.PASSWORD && expected == Expected.LET_IN) {
                expected = Expected.NO_SECOND_FACTOR;
            }
            check(operation, role + " " + level, person, expected, faults);
        }
    }

    /** Who may not may not at any level: the lowest and the highest show it. */
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
        return switch (wanted.secondFactor()) {
            case NONE -> Expected.LET_IN;
            case FIRST -> Expected.NO_SECOND_FACTOR;
            case LATER ->
                    operation.needsNothing()
                            ? Expected.NO_SECOND_FACTOR
                            : Expected.LET_IN_OR_NO_SECOND_FACTOR;
        };
    }

    private void checkCustomer(Operation operation, List<String> faults) {
        for (Level level : levels(operation, "customer")) {
            Tokens customer = level.at(Tokens.customer(UUID.randomUUID()));
            Expected expected = expected(operation, "customer", level);
            check(operation, "customer " + level, customer, expected, faults);
        }
    }

    /** By name where services may at all; elsewhere one stands for all of them. */
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
            check(
                    operation,
                    name,
                    Tokens.service(name),
                    may ? Expected.LET_IN : Expected.NO_PERMISSION,
                    faults);
        }
        check(
                operation,
                "a client without a role",
                Tokens.client("client-" + employee()),
                wanted == null ? Expected.LET_IN : Expected.NO_PERMISSION,
                faults);
    }

    private void check(
            Operation operation,
            String who,
            Tokens caller,
            Expected expected,
            List<String> faults) {
        Expected found = answer(operation, caller);
        if (!expected.allows(found)) {
            faults.add(operation + " by " + who + ": " + found + " instead of " + expected);
        }
    }

    private Expected answer(Operation operation, Tokens caller) {
        String path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", caller.bearer())
                        .header("Content-Type", typeOf(operation))
                        .header("If-Match", "\"1\"")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(
                                operation.method(),
                                operation.method().equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{"));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case UNAUTHORIZED ->
                        answer.body().contains("insufficient-user-authentication")
                                ? Expected.NO_SECOND_FACTOR
                                : Expected.NO_TOKEN;
                case FORBIDDEN -> Expected.NO_PERMISSION;
                default -> Expected.LET_IN;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String typeOf(Operation operation) {
        String type = operation.takes();
        return type == null ? "application/json" : type;
    }

    public Stream<Operation> operations() {
        return paths.propertyNames().stream()
                .flatMap(
                        path ->
                                paths.path(path).propertyNames().stream()
                                        .map(method -> operation(path, method)));
    }

    private Operation operation(String path, String method) {
        JsonNode described = paths.path(path).path(method);
        String wanted = described.path("x-permission").asString("");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                described.path("requestBody").path("content").propertyNames().stream()
                        .findFirst()
                        .orElse(null),
                wanted.isEmpty() ? null : Permissions.table().named(wanted));
    }

    private static String employee() {
        return "E8" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(service.resolve(path)).build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
