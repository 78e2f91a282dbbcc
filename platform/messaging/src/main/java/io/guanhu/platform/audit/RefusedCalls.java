package io.guanhu.platform.audit;

import io.guanhu.platform.audit.operation.Operations;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemListener;
import io.guanhu.platform.problem.Problems;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.trace.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Audits every refusal without an entry of its own: a missing token, a rule, invalid input, or an
 * act that is not possible. Most refusals are reported twice: from inside the chain, even if the
 * caller disconnects, and before the response, even if the request never got inside.
 */
final class RefusedCalls implements ProblemListener {

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
    public Mono<Void> onProblem(ServerWebExchange exchange, int status, String code) {
        return status < FIRST_OF_SERVERS ? refused(exchange, code) : Mono.empty();
    }

    Mono<Void> refused(ServerWebExchange exchange, Throwable failure) {
        return Problems.refusal(failure).map(code -> refused(exchange, code)).orElseGet(Mono::empty);
    }

    Mono<Void> refused(ServerWebExchange exchange, String code) {
        return Mono.defer(() -> {
            Refusals refusals = Refusals.of(exchange);
            if (!refusals.markRefused()) {
                return Mono.empty();
            }
            counter.increment();
            return toItsEnd(record(exchange, code, refusals.attempted()));
        });
    }

    /** For a refused act, there is no response without the entry; other calls are counted. */
    private Mono<Void> record(ServerWebExchange exchange, String code, List<AuditEntry> attempted) {
        if (attempted.isEmpty()) {
            AuditEntryRecorded call = entry(exchange, code);
            return counted.record(act(exchange, code).orElse(call), call);
        }
        String trace = Trace.idOf(exchange);
        return trail.recordSeparately(attempted.stream()
                .map(act -> trail.refusal(act.withReason(code), trace))
                .toList());
    }

    /** Disconnecting does not avoid the record. */
    private static Mono<Void> toItsEnd(Mono<Void> record) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> record.contextWrite(context).toFuture(), true));
    }

    private AuditEntryRecorded entry(ServerWebExchange exchange, String code) {
        String trace = Trace.idOf(exchange);
        String operation = operations.of(exchange);
        return Callers.remembered(exchange)
                .map(caller -> acts.action(exchange)
                        .map(action -> AuditEntry.on(caller, action, RESOURCE, operation, null))
                        .orElseGet(() -> AuditEntry.on(caller, ACTION, RESOURCE, operation, null)))
                .map(entry -> trail.refusal(entry.withReason(code), trace))
                .orElseGet(() -> trail.anonymous(operation, code, trace));
    }

    /** The act that the endpoint declares, on the resource in the path. */
    private Optional<AuditEntryRecorded> act(ServerWebExchange exchange, String code) {
        return Callers.remembered(exchange)
                .flatMap(caller -> acts.of(exchange, caller))
                .map(act -> trail.refusal(act.withReason(code), Trace.idOf(exchange)));
    }
}
