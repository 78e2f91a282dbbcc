package io.guanhu.notification.settlement;

import io.guanhu.notification.announcement.Announcement;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.settlement.SettlementController.Settled;
import io.guanhu.notification.settlement.SettlementStore.Locked;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
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
    private final Acts acts;
    private final Clock clock;

    Settling(SettlementStore store, Outbox outbox, Acts acts, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.acts = acts;
        this.clock = clock;
    }

    Mono<Settled> retry(Caller caller, UUID id) {
        Mono<Done<Settled>> queued = open(caller, RETRY, id)
                .delayUntil(message -> store.requeue(id, clock.instant()))
                .map(message -> Done.of(new Settled(id, State.QUEUED), entry(caller, RETRY, message)));
        return acts.carryOutEntering(AuditEntry.on(caller, RETRY, RESOURCE, id, null), queued);
    }

    Mono<Settled> settle(Caller caller, UUID id, Settlement reason) {
        Mono<Done<Settled>> settled = open(caller, SETTLE, id)
                .delayUntil(message -> close(caller, message, reason))
                .map(message -> Done.of(
                        new Settled(id, State.SETTLED),
                        entry(caller, SETTLE, message).withReason(reason.name())));
        return acts.carryOutEntering(AuditEntry.on(caller, SETTLE, RESOURCE, id, null), settled);
    }

    private Mono<Void> close(Caller caller, Locked message, Settlement reason) {
        Instant now = clock.instant();
        return store.settle(message.id(), reason, caller, now)
                .then(outbox.append(
                        Announcement.of(message.id(), message.customerId(), message.channel(), State.SETTLED, now)));
    }

    /** The message, if it is open; one that is being sent may be finished in a moment. */
    private Mono<Locked> open(Caller caller, String action, UUID id) {
        return store.lock(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("notification-not-found")))
                .flatMap(message -> acts.attempt(entry(caller, action, message), requireOpen(message)));
    }

    private static Mono<Locked> requireOpen(Locked message) {
        return message.open()
                ? Mono.just(message)
                : Mono.error(() -> ProblemException.conflict(
                        "notification-not-open", message.state().name()));
    }

    private static AuditEntry entry(Caller caller, String action, Locked message) {
        return AuditEntry.on(caller, action, RESOURCE, message.id(), message.customerId());
    }
}
