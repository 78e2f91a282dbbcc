package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.Problems;
import io.guanhu.platform.problem.ToldProblems;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.trace.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Audits whatever is refused and has no entry of its own: without a token, by a rule, for what was
 * sent, or because the act cannot be done. It is told twice of most refusals: once inside, also when the caller has hung up; and once
 * before the answer, also when it never came inside.
 */
final class RefusedCalls implements ToldProblems {

    static final String ACTION = "endpoint.call";
    static final String RESOURCE = "endpoint";

    private static final int FIRST_OF_SERVERS = 500;

    private final AuditTrail trail;
    private final CountedCalls counted;
    private final Operations operations;
    private final DeclaredActs acts;
    private final Counter counter;

    RefusedCalls(
            AuditTrail trail, CountedCalls counted, Operations operations, DeclaredActs acts, MeterRegistry meters) {
        this.trail = trail;
        this.counted = counted;
        this.operations = operations;
        this.acts = acts;
        this.counter = Counter.builder("guanhu.audit.refused.calls")
                .description("Calls refused without an entry of their own")
                .register(meters);
    }

    @Override
    public Mono<Void> told(ServerWebExchange exchange, int status, String code) {
        return status < FIRST_OF_SERVERS ? refused(exchange, code) : Mono.empty();
    }

    Mono<Void> refused(ServerWebExchange exchange, Throwable failure) {
        return Problems.refusal(failure).map(code -> refused(exchange, code)).orElseGet(Mono::empty);
    }

    Mono<Void> refused(ServerWebExchange exchange, String code) {
        return Mono.defer(() -> {
            Refusals refusals = Refusals.of(exchange);
            if (!refusals.becomesRefused()) {
                return Mono.empty();
            }
            counter.increment();
            return toItsEnd(refusals.attempted()
                    .map(act -> counted.enterEach(trail.refusal(act.withReason(code), Trace.idOf(exchange))))
                    .orElseGet(() -> counted.enter(entry(exchange, code))));
        });
    }

    /** Nobody escapes the record by hanging up. */
    private static Mono<Void> toItsEnd(Mono<Void> record) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> record.contextWrite(context).toFuture(), true));
    }

    private AuditEntryRecorded entry(ServerWebExchange exchange, String code) {
        String trace = Trace.idOf(exchange);
        return Callers.noted(exchange)
                .map(caller -> trail.refusal(act(exchange, caller).withReason(code), trace))
                .orElseGet(() -> trail.anonymous(operations.of(exchange), code, trace));
    }

    private AuditEntry act(ServerWebExchange exchange, Caller caller) {
        return acts.of(exchange, caller)
                .orElseGet(() -> AuditEntry.on(caller, ACTION, RESOURCE, operations.of(exchange), null));
    }
}
