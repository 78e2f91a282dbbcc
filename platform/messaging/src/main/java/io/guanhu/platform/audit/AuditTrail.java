package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.database.CommitCondition;
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

/** Hands entries to the audit log by the outbox. */
public final class AuditTrail {

    private static final String ALLOWED = "ALLOWED";
    private static final String REFUSED = "REFUSED";

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
     * Records an act in the current transaction: both happen or neither. Without a transaction it
     * is recorded in one of its own.
     */
    public Mono<Void> allowed(AuditEntry entry) {
        return transaction.transactional(record(entry, ALLOWED)).as(entering -> marked(entering, Refusals::allowed));
    }

    /**
     * Says what the request tries to do: if it is refused from here on (4xx), that is what is entered
     * as refused, with the problem's code, once its transaction has ended and before the answer.
     * Whoever refuses just signals the problem. Says nothing where there is no request.
     */
    public Mono<Void> attempt(AuditEntry act) {
        return attempt(List.of(act));
    }

    /** The same for a request that acts on several things at once. */
    public Mono<Void> attempt(List<AuditEntry> acts) {
        return Mono.deferContextual(context -> {
            Refusals.in(context).ifPresent(refusals -> refusals.attempt(acts));
            return Mono.empty();
        });
    }

    /** Carries out an act in one transaction with its entry; see {@link #attempt} for a refusal. */
    public <T> Mono<T> carryOut(AuditEntry act, Mono<T> work) {
        Mono<T> entered = work.delayUntil(_ -> allowed(act))
                .switchIfEmpty(Mono.defer(() -> allowed(act).then(Mono.empty())));
        return attempt(act).then(entered.as(transaction::transactional));
    }

    /** Tells the call, once it is true, that it has an entry. */
    private static Mono<Void> marked(Mono<Void> entering, Consumer<Refusals> mark) {
        return Mono.deferContextual(
                context -> entering.doOnSuccess(_ -> Refusals.in(context).ifPresent(mark)));
    }

    /**
     * Records a refusal that is no problem of the request: of one item of many, or of what was
     * found out about somebody else. It outlives the rollback of what was refused: in a transaction of
     * its own, and if the request has one open, once that has ended. Two at a time would need two
     * connections, and requests that hold one each could then wait for each other until none is
     * left.
     */
    public Mono<Void> refused(AuditEntry entry) {
        return Mono.deferContextual(context -> Refusals.in(context)
                .map(refusals -> afterTransaction(refusals, entry, context))
                .orElseGet(() -> separately(entry)));
    }

    private Mono<Void> afterTransaction(Refusals refusals, AuditEntry entry, ContextView context) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .doOnNext(_ -> refusals.add(refusal(entry, traceIn(context))))
                .hasElement()
                .onErrorReturn(NoTransactionException.class, false)
                .flatMap(postponed -> postponed ? Mono.empty() : separately(entry));
    }

    /** A refusal is no effect of the request: it may be tried again with the same key. */
    private Mono<Void> separately(AuditEntry entry) {
        return NoTransaction.required("A refusal that is no request's is recorded")
                .then(transaction.transactional(record(entry, REFUSED)))
                .contextWrite(CommitCondition::lifted)
                .as(entering -> marked(entering, Refusals::refused));
    }

    /** Records what must be told whatever becomes of a request, outside its transaction. */
    Mono<Void> separately(List<AuditEntryRecorded> entries) {
        return NoTransaction.required("A call is recorded for itself")
                .then(transaction.transactional(outbox.append(entries)))
                .contextWrite(CommitCondition::lifted);
    }

    /** Records what was refused while a transaction was open, which has ended now. */
    Mono<Void> write(Refusals refusals) {
        return Mono.defer(() -> {
                    List<AuditEntryRecorded> entries = refusals.take();
                    return entries.isEmpty() ? Mono.empty() : transaction.transactional(outbox.append(entries));
                })
                .contextWrite(CommitCondition::lifted);
    }

    private Mono<Void> record(AuditEntry entry, String outcome) {
        return Mono.deferContextual(context -> outbox.append(event(entry, outcome, traceIn(context))));
    }

    private static @Nullable String traceIn(ContextView context) {
        return Trace.in(context).map(Trace::id).orElse(null);
    }

    AuditEntryRecorded permission(AuditEntry entry, @Nullable String trace) {
        return event(entry, ALLOWED, trace);
    }

    AuditEntryRecorded refusal(AuditEntry entry, @Nullable String trace) {
        return event(entry, REFUSED, trace);
    }

    /** A refusal of somebody whose token was not accepted. */
    AuditEntryRecorded anonymous(String operation, String code, @Nullable String trace) {
        return AuditEntryRecorded.entry(ids.next(), clock.instant(), service)
                .actor("ANONYMOUS", "unknown")
                .action(RefusedCalls.ACTION)
                .resource(RefusedCalls.RESOURCE, operation)
                .outcome(REFUSED)
                .reason(code)
                .trace(trace)
                .build();
    }

    /** The same call so many times more. */
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

    private AuditEntryRecorded event(AuditEntry entry, String outcome, @Nullable String trace) {
        Caller caller = entry.caller();
        return AuditEntryRecorded.entry(ids.next(), clock.instant(), service)
                .actor(caller.type().name(), caller.id())
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
}
