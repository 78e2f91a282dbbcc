package io.guanhu.platform.audit;

import io.guanhu.platform.audit.operation.Operations;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.rule.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Derives the act of a call from its endpoint's declaration and the path. */
final class DeclaredActs {

    private static final Pattern OF_CUSTOMER = Pattern.compile("/customers/\\{(\\w+)}");
    private static final String CUSTOMER = "customerId";

    /** Parameters that select the page, not the content. */
    private static final Pattern OF_PAGES = Pattern.compile("limit|cursor");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** Too short to be anybody's number or name. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,6}");

    private final Operations operations;

    DeclaredActs(Operations operations) {
        this.operations = operations;
    }

    /** Empty unless the caller has the permission and the endpoint is an act. */
    Optional<AuditEntry> of(ServerWebExchange exchange, Caller caller) {
        return declared(exchange).map(declared -> of(exchange, declared, caller));
    }

    /** The name of the act; empty in the same cases. */
    Optional<String> action(ServerWebExchange exchange) {
        return declared(exchange).map(Audited::value);
    }

    private static Optional<Audited> declared(ServerWebExchange exchange) {
        return Endpoint.permittedTo(exchange).map(endpoint -> endpoint.method().getMethodAnnotation(Audited.class));
    }

    AuditEntry of(ServerWebExchange exchange, Audited declared, Caller caller) {
        Map<String, String> path =
                Endpoint.permittedTo(exchange).map(Endpoint::path).orElse(Map.of());
        String operation = operations.of(exchange);
        AuditEntry entry = AuditEntry.on(
                caller,
                declared.value(),
                type(declared),
                resource(declared, path).orElse(operation),
                customer(exchange, operation, path).orElse(caller.customerId()));
        return shape(exchange).map(entry::withReason).orElse(entry);
    }

    private static String type(Audited declared) {
        String action = declared.value();
        return declared.on().isEmpty() ? action.substring(0, action.indexOf('.')) : declared.on();
    }

    /**
     * The declared resource, or else the last id in the path. Anything other than a code or an id
     * could be arbitrary text, and is left out.
     */
    private static Optional<String> resource(Audited declared, Map<String, String> path) {
        Matcher variable = VARIABLE.matcher(declared.resource());
        if (variable.matches()) {
            return Optional.ofNullable(path.get(variable.group(1)))
                    .filter(code -> CODE.matcher(code).matches());
        }
        return declared.resource().isEmpty()
                ? path.values().stream()
                        .flatMap(DeclaredActs::uuid)
                        .reduce((_, last) -> last)
                        .map(UUID::toString)
                : Optional.of(declared.resource());
    }

    private static Optional<UUID> customer(ServerWebExchange exchange, String operation, Map<String, String> path) {
        Matcher named = OF_CUSTOMER.matcher(operation);
        @Nullable
        String id = named.find()
                ? path.get(named.group(1))
                : exchange.getRequest().getQueryParams().getFirst(CUSTOMER);
        return id == null ? Optional.empty() : uuid(id).findFirst();
    }

    /**
     * The names of the query parameters, never their values. All names are known ones, because
     * others are refused.
     */
    private static Optional<String> shape(ServerWebExchange exchange) {
        return Optional.of(exchange.getRequest().getQueryParams().keySet().stream()
                        .filter(name -> !OF_PAGES.matcher(name).matches())
                        .sorted()
                        .collect(Collectors.joining("+")))
                .filter(names -> !names.isEmpty());
    }

    private static Stream<UUID> uuid(String text) {
        try {
            return Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
