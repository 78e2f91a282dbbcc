package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.database.transaction.CommitCondition;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.NoTransaction;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.trace.Trace;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Sends entries to the audit log through the outbox. */
public final class AuditTrail {

    private final String service;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AuditTrail(String service, Outbox outbox, Ids ids, Clock clock, ReactiveTransactionManager transactions) {
        this.service = service;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /**
     * Records an act in the current transaction, so that both happen or neither. Without a
     * transaction it is recorded in one of its own. For what people do there is {@link Acts}.
     */
    public Mono<Void> allowed(AuditEntry entry) {
        return transaction
                .transactional(record(entry, Outcome.ALLOWED))
                .as(entering -> marked(entering, Refusals::allowed));
    }

    /** Notes on the call that it has an entry, once this is true. */
    private static Mono<Void> marked(Mono<Void> entering, Consumer<Refusals> mark) {
        return Mono.deferContextual(
                context -> entering.doOnSuccess(_ -> Refusals.in(context).ifPresent(mark)));
    }

    /**
     * Records a refusal that is not a problem of the request, such as one of many items, or a
     * finding about somebody else. It survives the rollback of what was refused: it is written in
     * its own transaction and, if the request has one open, after that has ended. Otherwise it
     * would need two connections at once, and requests that hold one each could wait for each other
     * forever.
     */
    public Mono<Void> refused(AuditEntry entry) {
        return Mono.deferContextual(context -> Refusals.in(context)
                .map(refusals -> afterTransaction(refusals, entry, context))
                .orElseGet(() -> recordSeparately(entry)));
    }

    private Mono<Void> afterTransaction(Refusals refusals, AuditEntry entry, ContextView context) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .doOnNext(_ -> refusals.add(refusal(entry, traceIn(context))))
                .hasElement()
                .onErrorReturn(NoTransactionException.class, false)
                .flatMap(postponed -> postponed ? Mono.empty() : recordSeparately(entry));
    }

    /**
     * A refusal does not count as an effect of the request, which may be retried with the same key.
     */
    private Mono<Void> recordSeparately(AuditEntry entry) {
        return NoTransaction.required("A refusal that is no request's is recorded")
                .then(transaction.transactional(record(entry, Outcome.REFUSED)))
                .contextWrite(CommitCondition::lifted)
                .as(entering -> marked(entering, Refusals::refused));
    }

    /** Records entries outside the request's transaction, whatever happens to that. */
    Mono<Void> recordSeparately(List<AuditEntryRecorded> entries) {
        return NoTransaction.required("A call is recorded for itself")
                .then(transaction.transactional(outbox.append(entries)))
                .contextWrite(CommitCondition::lifted);
    }

    /** Records refusals that were noted during a transaction, after it has ended. */
    Mono<Void> write(Refusals refusals) {
        return Mono.defer(() -> {
                    List<AuditEntryRecorded> entries = refusals.drain();
                    return entries.isEmpty() ? Mono.empty() : transaction.transactional(outbox.append(entries));
                })
                .contextWrite(CommitCondition::lifted);
    }

    private Mono<Void> record(AuditEntry entry, Outcome outcome) {
        return Mono.deferContextual(context -> outbox.append(event(entry, outcome, traceIn(context))));
    }

    private static @Nullable String traceIn(ContextView context) {
        return Trace.in(context).map(Trace::id).orElse(null);
    }

    AuditEntryRecorded permission(AuditEntry entry, @Nullable String trace) {
        return event(entry, Outcome.ALLOWED, trace);
    }

    AuditEntryRecorded refusal(AuditEntry entry, @Nullable String trace) {
        return event(entry, Outcome.REFUSED, trace);
    }

    /** A refusal of a caller without an accepted token. */
    AuditEntryRecorded anonymous(String operation, String code, @Nullable String trace) {
        return AuditEntryRecorded.entry(ids.next(), clock.instant(), service)
                .actor(ActorType.ANONYMOUS, "unknown")
                .action(RefusedCalls.ACTION)
                .resource(RefusedCalls.RESOURCE, operation)
                .outcome(Outcome.REFUSED)
                .reason(code)
                .trace(trace)
                .build();
    }

    /** The same call, repeated this many times. */
    AuditEntryRecorded again(AuditEntryRecorded call, long times) {
        String reason = call.reason();
        return AuditEntryRecorded.entry(ids.next(), clock.instant(), call.service())
                .actor(call.actorType(), call.actorId())
                .roles(call.actorRoles())
                .acr(call.acr())
                .branch(call.actorBranch())
                .action(call.action())
                .resource(call.resourceType(), call.resourceId())
                .customer(call.customerId())
                .outcome(call.outcome())
                .reason((reason == null ? "" : reason + "-") + times + "-times")
                .details(call.details())
                .build();
    }

    private AuditEntryRecorded event(AuditEntry entry, Outcome outcome, @Nullable String trace) {
        Caller caller = entry.caller();
        return AuditEntryRecorded.entry(ids.next(), clock.instant(), service)
                .actor(typeOf(caller), caller.id())
                .roles(Roles.known(caller.roles()))
                .acr(caller.acr())
                .branch(caller.branch())
                .action(entry.action())
                .resource(entry.resourceType(), entry.resourceId())
                .customer(entry.customerId())
                .outcome(outcome)
                .reason(entry.reason())
                .trace(trace)
                .details(entry.details())
                .build();
    }

    private static ActorType typeOf(Caller caller) {
        return switch (caller.type()) {
            case STAFF -> ActorType.STAFF;
            case CUSTOMER -> ActorType.CUSTOMER;
            case SERVICE -> ActorType.SERVICE;
        };
    }
}
