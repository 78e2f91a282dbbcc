package io.guanhu.notification.settlement;

import io.guanhu.notification.model.State;
import io.guanhu.notification.settlement.SettlementController.Settled;
import io.guanhu.notification.settlement.SettlementStore.Locked;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.StepUp;
import io.guanhu.platform.security.StepUpRequiredException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a person decides about an open message: fresh second factor, one transaction, audited. */
@Service
class Settling {

    private static final String RETRY = "notification.retry";
    private static final String SETTLE = "notification.settle";
    private static final String RESOURCE = "notification";

    private final SettlementStore store;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final StepUp stepUp;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Settling(
            SettlementStore store,
            Outbox outbox,
            AuditTrail trail,
            StepUp stepUp,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.trail = trail;
        this.stepUp = stepUp;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Settled> retry(Caller caller, UUID id) {
        return fresh(caller, RETRY, id)
                .then(Mono.defer(() -> open(caller, RETRY, id)))
                .delayUntil(message -> store.requeue(id, clock.instant()))
                .delayUntil(message -> trail.allowed(entry(caller, RETRY, id, message, null)))
                .thenReturn(new Settled(id, State.QUEUED))
                .as(transaction::transactional);
    }

    Mono<Settled> settle(Caller caller, UUID id, Settlement reason) {
        return fresh(caller, SETTLE, id)
                .then(Mono.defer(() -> open(caller, SETTLE, id)))
                .delayUntil(message -> close(caller, message, reason))
                .thenReturn(new Settled(id, State.SETTLED))
                .as(transaction::transactional);
    }

    private Mono<Void> close(Caller caller, Locked message, Settlement reason) {
        Instant now = clock.instant();
        return store.settle(message.id(), reason, caller, now)
                .then(outbox.append(new NotificationAdvanced(
                        message.id(), message.customerId(), message.channel(), State.SETTLED.name(), now)))
                .then(trail.allowed(entry(caller, SETTLE, message.id(), message, reason.name())));
    }

    private Mono<Void> fresh(Caller caller, String action, UUID id) {
        return Mono.<Void>fromRunnable(() -> stepUp.require(caller))
                .onErrorResume(
                        StepUpRequiredException.class,
                        required -> trail.refused(entry(caller, action, id, null, "insufficient-user-authentication"))
                                .then(Mono.error(required)));
    }

    /** The message, if it is open; one that is being sent now may be over in a moment. */
    private Mono<Locked> open(Caller caller, String action, UUID id) {
        return store.lock(id)
                .flatMap(message -> message.open()
                        ? Mono.just(message)
                        : refuse(
                                entry(caller, action, id, message, null),
                                ProblemException.conflict(
                                        "notification-not-open", message.state().name())))
                .switchIfEmpty(Mono.defer(() -> refuse(
                        entry(caller, action, id, null, null), ProblemException.notFound("notification-not-found"))));
    }

    private Mono<Locked> refuse(AuditEntry entry, ProblemException problem) {
        return trail.refused(entry.withReason(problem.code())).then(Mono.error(problem));
    }

    private static AuditEntry entry(
            Caller caller, String action, UUID id, @Nullable Locked message, @Nullable String reason) {
        AuditEntry entry = AuditEntry.on(caller, action, RESOURCE, id, message == null ? null : message.customerId());
        return reason == null ? entry : entry.withReason(reason);
    }
}
