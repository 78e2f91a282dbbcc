package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.Problems;
import io.guanhu.platform.problem.ToldProblems;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.trace.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Audits whatever is refused and has no entry of its own: without a token, by a rule, for what was
 * sent. It is told twice of most refusals: once inside, also when the caller has hung up; and once
 * before the answer, also when it never came inside.
 */
final class RefusedCalls implements ToldProblems {

    static final String ACTION = "endpoint.call";
    static final String RESOURCE = "endpoint";

    private static final int FIRST_OF_SERVERS = 500;

    private final AuditTrail trail;
    private final CountedCalls counted;
    private final Operations operations;
    private final Counter counter;

    RefusedCalls(AuditTrail trail, CountedCalls counted, Operations operations, MeterRegistry meters) {
        this.trail = trail;
        this.counted = counted;
        this.operations = operations;
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
            if (!Refusals.of(exchange).becomesRefused()) {
                return Mono.empty();
            }
            counter.increment();
            return toItsEnd(counted.enter(entry(exchange, code)));
        });
    }

    /** Nobody escapes the record by hanging up. */
    private static Mono<Void> toItsEnd(Mono<Void> record) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> record.contextWrite(context).toFuture(), true));
    }

    private AuditEntryRecorded entry(ServerWebExchange exchange, String code) {
        @Nullable Caller caller = Callers.noted(exchange).orElse(null);
        String operation = operations.of(exchange);
        String trace = Trace.idOf(exchange);
        return caller == null
                ? trail.anonymous(operation, code, trace)
                : trail.refusal(
                        AuditEntry.on(caller, ACTION, RESOURCE, operation, null).withReason(code), trace);
    }
}
