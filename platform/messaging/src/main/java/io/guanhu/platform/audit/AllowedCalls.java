package io.guanhu.platform.audit;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.trace.Trace;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Audits calls that succeeded without writing an entry of their own. */
final class AllowedCalls {

    private final AuditTrail trail;
    private final CountedCalls counted;
    private final RefusedCalls refused;
    private final DeclaredActs acts;

    AllowedCalls(AuditTrail trail, CountedCalls counted, RefusedCalls refused, DeclaredActs acts) {
        this.trail = trail;
        this.counted = counted;
        this.refused = refused;
        this.acts = acts;
    }

    Mono<Void> record(ServerWebExchange exchange, Audited declared) {
        return Mono.defer(() -> Refusals.of(exchange).isEntered()
                ? Mono.empty()
                : Callers.remembered(exchange)
                        .map(caller -> acts.of(exchange, declared, caller))
                        .map(entry -> record(exchange, declared, entry))
                        .orElseGet(Mono::empty));
    }

    /** A refusing answer that is not a problem document. */
    Mono<Void> refuse(ServerWebExchange exchange, HttpStatusCode status) {
        return refused.refused(exchange, "status-" + status.value());
    }

    private Mono<Void> record(ServerWebExchange exchange, Audited declared, AuditEntry entry) {
        return declared.counted()
                ? counted.record(trail.permission(entry, Trace.idOf(exchange)))
                : trail.allowed(entry);
    }
}
