package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.Refusal;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.AuditedCommands;
import io.guanhu.ownership.timeline.FreeTexts;
import io.guanhu.ownership.timeline.Recording;
import io.guanhu.ownership.timeline.Timeline;
import io.guanhu.platform.contract.OwnershipEvents.TransferAdvanced;
import io.guanhu.platform.contract.OwnershipEvents.TransferState;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores the result of a step, hands the customers over, and publishes it, in one transaction. */
@Component
class Advancing {

    static final String REASON_FIELD = "transfer.reason";

    /** Who ended a transfer that no person ended. */
    private static final String ERASURE = "privacy-service";

    private final TransferStore store;
    private final Timeline timeline;
    private final FreeTexts texts;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Advancing(TransferStore store, Timeline timeline, FreeTexts texts, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.texts = texts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stores a new proposal; the explanation is sealed separately for each customer it concerns.
     */
    Mono<Void> begin(Transfer transfer, ReasonCode code, @Nullable String text, Instant now) {
        return store.add(transfer, code, now)
                .thenMany(Flux.fromIterable(transfer.terms().items()))
                .concatMap(item -> texts.seal(item.customerId(), REASON_FIELD, text)
                        .flatMap(words -> store.addItem(transfer.terms().id(), item, words)))
                .onErrorMap(DuplicateKeyException.class, taken -> ProblemException.conflict("open-transfer-exists"))
                .then(announce(transfer, now));
    }

    Mono<Transfer> advance(Transfer next, String by) {
        Instant now = clock.instant();
        if (next instanceof Transfer.Approved approved) {
            return handOver(approved, now).then(Mono.defer(() -> keep(approved.atInstant(now), by, now)));
        }
        return keep(next, by, now);
    }

    /** Completes an approved transfer whose time has come. */
    Mono<Transfer> complete(Transfer.Approved approved) {
        Instant now = clock.instant();
        return keep(approved.atInstant(now), approved.approver(), now);
    }

    private Mono<Transfer> keep(Transfer next, String by, Instant now) {
        return store.save(next, by, now).then(announce(next, now)).thenReturn(next);
    }

    private Mono<Void> handOver(Transfer.Approved approved, Instant now) {
        Transfer.Terms terms = approved.terms();
        return timeline.managerToAssign(terms.toManager())
                .filter(manager -> manager.branch().equals(terms.toBranch()))
                .switchIfEmpty(Mono.error(ProblemException.conflict(Refusal.RECEIVER_MOVED.code())))
                .flatMap(manager -> Flux.fromIterable(terms.remaining())
                        .concatMap(item -> handOver(item, manager, approved, now))
                        .then());
    }

    private Mono<Void> handOver(Transfer.Item item, Manager receiver, Transfer.Approved approved, Instant now) {
        Instant from = approved.from().isBefore(now) ? now : approved.from();
        return timeline.lock(item.customerId(), now)
                .filter(customer -> customer.ownerAt(from)
                        .filter(owner -> owner.managerId().equals(item.fromManager()))
                        .isPresent())
                .switchIfEmpty(Mono.error(ProblemException.conflict(Refusal.OWNER_CHANGED.code())))
                .flatMap(customer ->
                        AuditedCommands.stateOf(customer.assign(ids.next(), Role.PRIMARY, receiver, from, now)))
                .zipWith(store.reasonCode(approved.terms().id()))
                .flatMap(both -> timeline.record(
                        both.getT1(), new Recording(approved.approver(), now, both.getT2(), Optional.empty())));
    }

    /** An approval with a later effect is published when it takes effect. */
    private Mono<Void> announce(Transfer transfer, Instant at) {
        Transfer.Terms terms = transfer.terms();
        List<TransferAdvanced> events = publishedState(transfer).stream()
                .flatMap(state -> terms.remaining().stream().map(item -> advanced(terms, item, state, at)))
                .toList();
        return outbox.append(events);
    }

    private static Optional<TransferState> publishedState(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Proposed _ -> Optional.of(TransferState.PROPOSED);
            case Transfer.Agreed _ -> Optional.of(TransferState.ACCEPTED);
            case Transfer.Approved _ -> Optional.empty();
            case Transfer.Completed _ -> Optional.of(TransferState.COMPLETED);
            case Transfer.Declined _ -> Optional.of(TransferState.DECLINED);
            case Transfer.Withdrawn _ -> Optional.of(TransferState.WITHDRAWN);
            case Transfer.Lapsed _ -> Optional.of(TransferState.LAPSED);
        };
    }

    private static TransferAdvanced advanced(
            Transfer.Terms terms, Transfer.Item item, TransferState state, Instant at) {
        return new TransferAdvanced(terms.id(), item.customerId(), item.fromManager(), terms.toManager(), state, at);
    }

    /** Removes an erased customer from an undecided transfer. */
    Mono<Transfer> withoutErased(Transfer transfer, UUID customerId) {
        Instant now = clock.instant();
        Transfer left = transfer.withoutErased(customerId);
        return store.end(transfer.terms().id(), customerId)
                .then(Mono.defer(() -> store.save(left, ERASURE, now)))
                .then(outbox.append(left.terms().items().stream()
                        .filter(item -> item.customerId().equals(customerId))
                        .map(item -> advanced(left.terms(), item, TransferState.LAPSED, now))
                        .toList()))
                .thenReturn(left);
    }
}
