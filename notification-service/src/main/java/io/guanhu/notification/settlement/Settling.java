package io.guanhu.notification.settlement;

import io.guanhu.notification.announcement.Announcement;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.settlement.SettlementController.Settled;
import io.guanhu.notification.settlement.SettlementStore.Locked;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Carries out a person's decision about an open message, in one transaction, with an audit entry.
 */
@Service
class Settling {

    private static final String RETRY = "notification.retry";
    private static final String SETTLE = "notification.settle";
    private static final String RESOURCE = "notification";

    private final SettlementStore store;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Settling(SettlementStore store, Outbox outbox, AuditTrail trail, TransactionalOperator transaction, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Settled> retry(Caller caller, UUID id) {
        return open(caller, RETRY, id)
                .delayUntil(message -> store.requeue(id, clock.instant()))
                .delayUntil(message -> trail.allowed(entry(caller, RETRY, message)))
                .thenReturn(new Settled(id, State.QUEUED))
                .as(transaction::transactional);
    }

    Mono<Settled> settle(Caller caller, UUID id, Settlement reason) {
        return open(caller, SETTLE, id)
                .delayUntil(message -> close(caller, message, reason))
                .thenReturn(new Settled(id, State.SETTLED))
                .as(transaction::transactional);
    }

    private Mono<Void> close(Caller caller, Locked message, Settlement reason) {
        Instant now = clock.instant();
        return store.settle(message.id(), reason, caller, now)
                .then(outbox.append(
                        Announcement.of(message.id(), message.customerId(), message.channel(), State.SETTLED, now)))
                .then(trail.allowed(entry(caller, SETTLE, message).withReason(reason.name())));
    }

    /** The message, if it is open; one that is being sent may be finished in a moment. */
    private Mono<Locked> open(Caller caller, String action, UUID id) {
        return store.lock(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("notification-not-found")))
                .delayUntil(message -> trail.attempt(entry(caller, action, message)))
                .doOnNext(Settling::requireOpen);
    }

    private static void requireOpen(Locked message) {
        if (!message.open()) {
            throw ProblemException.conflict(
                    "notification-not-open", message.state().name());
        }
    }

    private static AuditEntry entry(Caller caller, String action, Locked message) {
        return AuditEntry.on(caller, action, RESOURCE, message.id(), message.customerId());
    }
}
