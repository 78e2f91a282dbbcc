package io.guanhu.notification.sending;

import io.guanhu.notification.model.Masked;
import io.guanhu.notification.model.Message;
import io.guanhu.notification.model.Outcome.Accepted;
import io.guanhu.notification.model.RetryPolicy.Next;
import io.guanhu.notification.model.State;
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

/** Stores and tells what became of an attempt. */
@Component
class Results {

    private static final Caller SELF = Caller.service("notification-service");

    private final SendingStore store;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Results(
            SendingStore store,
            Outbox outbox,
            AuditTrail trail,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The result of an attempt that reached a provider. */
    Mono<Void> store(Claim claim, Message message, int version, Next next) {
        if (!(next instanceof Next.Sent(Accepted accepted))) {
            return store(claim, next);
        }
        Instant now = clock.instant();
        String destination = Masked.of(message.channel(), message.destination());
        return transaction.transactional(
                store.lock(claim, accepted)
                        .then(store.sent(claim, accepted, version, destination, now))
                        .flatMap(stored -> stored ? told(claim, State.SENT, null, now) : lost())
                        .then(Mono.defer(() -> applyEarlyReceipt(claim, accepted, now))));
    }

    /** The result of an attempt that did not. */
    Mono<Void> store(Claim claim, Next next) {
        Instant now = clock.instant();
        Mono<Void> stored =
                switch (next) {
                    case Next.Sent sent ->
                            throw new IllegalArgumentException("Sent without a message");
                    case Next.Again again ->
                            store.again(claim, again, now)
                                    .filter(state -> state == State.CANCELLED)
                                    .flatMap(state -> told(claim, state, "contact-erased", now));
                    case Next.GivenUp(String code) -> end(claim, State.FAILED, code, now);
                    case Next.Stuck(String code) -> end(claim, State.STUCK, code, now);
                };
        return transaction.transactional(store.lock(claim).then(stored));
    }

    private Mono<Void> end(Claim claim, State state, String code, Instant now) {
        return store.ended(claim, state, code, now)
                .flatMap(done -> done ? told(claim, state, code, now) : lost());
    }

    private Mono<Void> applyEarlyReceipt(Claim claim, Accepted accepted, Instant now) {
        return store.takeEarlyReceipt(claim, accepted, now)
                .flatMap(state -> outbox.append(advanced(claim, state, now)));
    }

    private Mono<Void> told(Claim claim, State state, @Nullable String code, Instant now) {
        AuditEntry entry =
                AuditEntry.on(SELF, action(state), "notification", claim.id(), claim.customerId());
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
        return new NotificationAdvanced(
                claim.id(), claim.customerId(), claim.channel().name(), state.name(), now);
    }

    /** The claim ran out before the result; whoever has it now tells. */
    private static Mono<Void> lost() {
        return Mono.empty();
    }
}
