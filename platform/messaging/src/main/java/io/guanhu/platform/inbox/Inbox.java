package io.guanhu.platform.inbox;

import io.guanhu.platform.inbox.handler.Handlers;
import io.guanhu.platform.inbox.handler.Intake;
import io.guanhu.platform.inbox.handler.Message;
import io.guanhu.platform.inbox.handler.RefusedMessageException;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.signing.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Processes messages so that each takes effect once: the ids are recorded in the transaction of the
 * effect. Each call is one transaction.
 */
final class Inbox {

    private final InboxStore ids;
    private final ParkedStore parked;
    private final RefusedStore refused;
    private final Intake intake;
    private final Handlers handlers;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Duration patience;

    Inbox(
            InboxStore ids,
            ParkedStore parked,
            RefusedStore refused,
            Intake intake,
            Handlers handlers,
            TransactionalOperator transaction,
            Clock clock,
            Duration patience) {
        this.ids = ids;
        this.parked = parked;
        this.refused = refused;
        this.intake = intake;
        this.handlers = handlers;
        this.transaction = transaction;
        this.clock = clock;
        this.patience = patience;
    }

    /** The result for one message. */
    enum Outcome {
        /** Handled now or before. */
        DONE,
        /** An earlier message of its key is parked, so this one was parked behind it. */
        PARKED
    }

    /**
     * Handles a batch from one topic in one transaction. Messages whose key waits for an operator
     * are parked behind the others of that key.
     *
     * @return how many were parked
     */
    Mono<Long> handleAll(String topic, List<Message> batch) {
        return parked.blocked(topic, keysOf(batch))
                .collect(Collectors.toSet())
                .flatMap(blocked -> handleAll(batch, blocked))
                .as(transaction::transactional)
                .timeout(patience.multipliedBy(2));
    }

    private Mono<Long> handleAll(List<Message> batch, Set<String> blocked) {
        Map<Boolean, List<Message>> parts = batch.stream()
                .collect(
                        Collectors.partitioningBy(message -> message.key() != null && blocked.contains(message.key())));
        List<Message> free = parts.getOrDefault(false, List.of());
        List<Message> waiting = parts.getOrDefault(true, List.of());
        return (free.isEmpty() ? Mono.<Void>empty() : handleFresh(free))
                .thenMany(Flux.fromIterable(waiting))
                .concatMap(this::parkBehind)
                .filter(outcome -> outcome == Outcome.PARKED)
                .count();
    }

    private Mono<Void> handleFresh(List<Message> batch) {
        return ids.recordIds(batch, clock.instant())
                .collectList()
                .flatMap(fresh -> refuseContradictions(batch, fresh).then(Mono.defer(() -> handleFresh(batch, fresh))));
    }

    private Mono<Void> handleFresh(List<Message> batch, List<UUID> fresh) {
        Set<UUID> pending = new HashSet<>(fresh);
        return Flux.fromIterable(batch)
                .filter(message -> pending.remove(message.eventId()))
                .concatMap(handlers::handle)
                .then();
    }

    /** If there are two contents for one id, the later message is refused. */
    private Mono<Void> refuseContradictions(List<Message> batch, List<UUID> fresh) {
        return batch.size() == fresh.size()
                ? Mono.empty()
                : ids.contradicted(batch)
                        .next()
                        .flatMap(_ -> Mono.error(new RefusedMessageException(Refusal.TWO_CONTENTS)));
    }

    /** Handles one message, or parks it behind an earlier one of its key. */
    Mono<Outcome> handleOrPark(Message message) {
        return handleOrParkBehind(message).as(transaction::transactional).timeout(patience);
    }

    private Mono<Outcome> handleOrParkBehind(Message message) {
        return isBlocked(message).flatMap(blocked -> blocked ? parkBehind(message) : handle(message));
    }

    private Mono<Boolean> isBlocked(Message message) {
        String key = message.key();
        return key == null
                ? Mono.just(false)
                : parked.blocked(message.topic(), List.of(key)).hasElements();
    }

    private Mono<Outcome> handle(Message message) {
        return handleFresh(List.of(message)).thenReturn(Outcome.DONE);
    }

    private Mono<Outcome> parkBehind(Message message) {
        return parked.lock(message.topic(), message.key())
                .then(Mono.defer(() -> isBlocked(message)))
                .flatMap(blocked -> blocked ? park(message, new Failure("ParkedBehind", null), 0) : handle(message));
    }

    /** Sets a message aside for an operator; its id counts as processed. */
    Mono<Outcome> park(Message message, Throwable failure, int attempts) {
        return parked.lock(message.topic(), message.key())
                .then(Mono.defer(() -> park(message, Failure.of(failure), attempts)))
                .as(transaction::transactional)
                .timeout(patience);
    }

    private Mono<Outcome> park(Message message, Failure failure, int attempts) {
        return ids.recordIds(message, clock.instant())
                .flatMap(fresh -> fresh
                        ? parked.park(message, failure, attempts, clock.instant())
                                .thenReturn(Outcome.PARKED)
                        : Mono.just(Outcome.DONE));
    }

    /**
     * Handles the first parked message of a key again.
     *
     * @return empty if none is left
     */
    Mono<Long> replayFirst(ParkedStore.Parked sibling) {
        return parked.lock(sibling.topic(), sibling.key())
                .then(Mono.defer(() -> parked.first(sibling)))
                .flatMap(first -> verified(first.message())
                        .then(Mono.defer(() -> handlers.handle(first.message())))
                        .onErrorMap(e -> new ReplayFailedException(first.id(), e))
                        .then(parked.replayed(first.id(), clock.instant()))
                        .thenReturn(first.id()))
                .as(transaction::transactional)
                .timeout(patience);
    }

    /** Write access to the table of parked messages must not be enough to give orders. */
    private Mono<Void> verified(Message message) {
        return Mono.justOrEmpty(intake.objectionToReplay(message))
                .flatMap(reason -> Mono.error(new RefusedMessageException(reason)));
    }

    /**
     * Sets aside a message that is not trusted. Its id does not count as processed, because the
     * genuine message with that id may still arrive.
     *
     * @return whether it is new here
     */
    Mono<Boolean> refuse(Message message, Refusal reason) {
        return refused.keep(message, reason, clock.instant())
                .as(transaction::transactional)
                .timeout(patience);
    }

    /** Handles a refused message if it can be verified by now; empty if it was already settled. */
    Mono<Outcome> replayRefused(long id) {
        return refused.lock(id)
                .flatMap(message -> verified(message)
                        .then(Mono.defer(() -> handleOrParkBehind(message)))
                        .delayUntil(_ -> refused.settle(id, clock.instant())))
                .onErrorMap(e -> new ReplayFailedException(id, e))
                .as(transaction::transactional)
                .timeout(patience);
    }

    /** A parked message failed again. */
    static final class ReplayFailedException extends RuntimeException {
        private final long id;

        ReplayFailedException(long id, Throwable cause) {
            super("A parked message failed again", cause);
            this.id = id;
        }

        long id() {
            return id;
        }
    }

    private static List<String> keysOf(List<Message> batch) {
        return batch.stream()
                .map(Message::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
