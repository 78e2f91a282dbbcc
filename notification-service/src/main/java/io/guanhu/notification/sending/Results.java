package io.guanhu.notification.sending;

import io.guanhu.notification.announcement.Announcement;
import io.guanhu.notification.model.delivery.Outcome.Accepted;
import io.guanhu.notification.model.delivery.RetryPolicy.Next;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Masked;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Journals;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores and publishes the outcome of an attempt. */
@Component
class Results {

    private static final Caller SELF = Caller.service("notification-service");

    private final SendingStore store;
    private final Journals journals;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Results(
            SendingStore store,
            Journals journals,
            Outbox outbox,
            AuditTrail trail,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.journals = journals;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The outcome of an attempt that reached a provider, and the accepted parts. */
    Mono<Void> store(Attempt attempt) {
        Mono<Void> parts = journals.keep(attempt.claim().customerId(), attempt.journal());
        Mono<Void> stored = attempt.next() instanceof Next.Sent(Accepted accepted)
                ? Mono.defer(() -> sent(attempt, accepted))
                : Mono.defer(() -> stored(attempt.claim(), attempt.next()));
        return transaction.transactional(parts.then(stored));
    }

    private Mono<Void> sent(Attempt attempt, Accepted accepted) {
        Claim claim = attempt.claim();
        Message message = attempt.message();
        Instant now = clock.instant();
        String destination = Masked.of(message.channel(), message.destination());
        return store.sent(claim, accepted, attempt.version(), destination, now)
                .flatMap(stored -> stored
                        ? announce(claim, State.SENT, null, now).then(Mono.defer(() -> conclude(claim, now)))
                        : lost());
    }

    /** The outcome of an attempt that did not. */
    Mono<Void> store(Claim claim, Next next) {
        return transaction.transactional(store.lock(claim).then(Mono.defer(() -> stored(claim, next))));
    }

    private Mono<Void> stored(Claim claim, Next next) {
        Instant now = clock.instant();
        return switch (next) {
            case Next.Sent sent -> throw new IllegalArgumentException("Sent without a message");
            case Next.Again again ->
                store.again(claim, again, now)
                        .filter(state -> state == State.CANCELLED)
                        .flatMap(state -> announce(claim, state, "contact-erased", now));
            case Next.GivenUp(String code) -> end(claim, State.FAILED, code, now);
            case Next.Stuck(String code) -> end(claim, State.STUCK, code, now);
        };
    }

    private Mono<Void> end(Claim claim, State state, String code, Instant now) {
        return store.ended(claim, state, code, now).flatMap(done -> done ? announce(claim, state, code, now) : lost());
    }

    /** All receipts may have arrived before the result. */
    private Mono<Void> conclude(Claim claim, Instant now) {
        return journals.conclude(claim.id(), now).flatMap(known -> outbox.append(advanced(claim, known.state(), now)));
    }

    private Mono<Void> announce(Claim claim, State state, @Nullable String code, Instant now) {
        AuditEntry entry = AuditEntry.on(SELF, action(state), "notification", claim.id(), claim.customerId());
        return outbox.append(advanced(claim, state, now))
                .then(trail.allowed(code == null ? entry : entry.withReason(code)));
    }

    private static String action(State state) {
        return switch (state) {
            case SENT -> "notification.send";
            case STUCK -> "notification.get-stuck";
            default -> "notification.give-up";
        };
    }

    private static NotificationAdvanced advanced(Claim claim, State state, Instant now) {
        return Announcement.of(claim.id(), claim.customerId(), claim.channel(), state, now);
    }

    /** The claim expired before the result; the process that holds it now reports. */
    private static Mono<Void> lost() {
        return Mono.empty();
    }
}
