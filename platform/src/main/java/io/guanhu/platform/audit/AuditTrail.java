package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.trace.Trace;
import java.time.Clock;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
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
    private final TransactionalOperator joined;
    private final TransactionalOperator separate;

    AuditTrail(
            String service,
            Outbox outbox,
            Ids ids,
            Clock clock,
            ReactiveTransactionManager transactions) {
        this.service = service;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.joined = TransactionalOperator.create(transactions);
        this.separate =
                TransactionalOperator.create(
                        transactions,
                        new DefaultTransactionDefinition(
                                TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /**
     * Records an act in the current transaction: both happen or neither. Without a transaction it
     * is recorded in one of its own.
     */
    public Mono<Void> allowed(AuditEntry entry) {
        return joined.transactional(record(entry, ALLOWED));
    }

    /**
     * Records a refusal in a transaction of its own, so that it outlives the rollback of what was
     * refused; where somebody collects {@link PendingRefusals}, after that.
     */
    public Mono<Void> refused(AuditEntry entry) {
        Mono<Void> recorded = separate.transactional(record(entry, REFUSED));
        return Mono.deferContextual(
                context ->
                        PendingRefusals.in(context)
                                .map(
                                        pending ->
                                                Mono.<Void>fromRunnable(
                                                        () -> pending.add(recorded)))
                                .orElse(recorded));
    }

    private Mono<Void> record(AuditEntry entry, String outcome) {
        return Mono.deferContextual(context -> outbox.append(event(entry, outcome, context)));
    }

    private AuditEntryRecorded event(AuditEntry entry, String outcome, ContextView context) {
        Caller caller = entry.caller();
        return new AuditEntryRecorded(
                ids.next(),
                clock.instant(),
                service,
                caller.type().name(),
                caller.id(),
                caller.roles(),
                caller.acr(),
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                entry.customerId(),
                outcome,
                entry.reason(),
                Trace.in(context).map(Trace::id).orElse(null),
                entry.details());
    }
}
