package io.guanhu.platform.audit;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.trace.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Audits calls that were answered and wrote no entry of their own. */
final class AllowedCalls {

    private static final Pattern OF_CUSTOMER = Pattern.compile("/customers/\\{(\\w+)}");
    private static final String CUSTOMER = "customerId";

    /** They choose the page, not what is looked for. */
    private static final Pattern OF_PAGES = Pattern.compile("limit|cursor");

    private final AuditTrail trail;
    private final CountedCalls counted;
    private final RefusedCalls refused;
    private final Operations operations;

    AllowedCalls(AuditTrail trail, CountedCalls counted, RefusedCalls refused, Operations operations) {
        this.trail = trail;
        this.counted = counted;
        this.refused = refused;
        this.operations = operations;
    }

    Mono<Void> enter(ServerWebExchange exchange, Audited declared) {
        return Mono.defer(() -> Refusals.of(exchange).isEntered()
                ? Mono.empty()
                : Callers.noted(exchange)
                        .map(caller -> entry(exchange, declared, caller))
                        .map(entry -> enter(exchange, declared, entry))
                        .orElseGet(Mono::empty));
    }

    /** An answer that refuses without a problem. */
    Mono<Void> refuse(ServerWebExchange exchange, HttpStatusCode status) {
        return refused.refused(exchange, "status-" + status.value());
    }

    private Mono<Void> enter(ServerWebExchange exchange, Audited declared, AuditEntry entry) {
        return declared.counted() ? counted.enter(trail.permission(entry, Trace.idOf(exchange))) : trail.allowed(entry);
    }

    private AuditEntry entry(ServerWebExchange exchange, Audited declared, Caller caller) {
        Map<String, String> path =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        String action = declared.value();
        String operation = operations.of(exchange);
        AuditEntry entry = AuditEntry.on(
                caller,
                action,
                action.substring(0, action.indexOf('.')),
                resource(path).map(UUID::toString).orElse(operation),
                customer(exchange, operation, path).orElse(caller.customerId()));
        return shape(exchange).map(entry::withReason).orElse(entry);
    }

    /** The last id in the path is what is asked for; what is no id may hold anything. */
    private static Optional<UUID> resource(Map<String, String> path) {
        return path.values().stream().flatMap(AllowedCalls::uuid).reduce((_, last) -> last);
    }

    private static Optional<UUID> customer(ServerWebExchange exchange, String operation, Map<String, String> path) {
        Matcher named = OF_CUSTOMER.matcher(operation);
        @Nullable
        String id = named.find()
                ? path.get(named.group(1))
                : exchange.getRequest().getQueryParams().getFirst(CUSTOMER);
        return id == null ? Optional.empty() : uuid(id).findFirst();
    }

    /** What was asked with, never what for. The names are known ones: others are refused. */
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
