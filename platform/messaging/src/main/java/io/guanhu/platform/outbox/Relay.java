package io.guanhu.platform.outbox;

import io.guanhu.platform.publishing.EventSender;
import io.guanhu.platform.publishing.EventSender.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Moves events from the outbox to the broker, at least once and in order per key.
 *
 * <p>Each batch is one transaction, which leases a partition of the outbox, sends, and deletes what
 * the broker acknowledged. Replicas take turns with the lease. If a relay dies or pauses between
 * sending and deleting, the batch is sent again; consumers recognise events by their id.
 */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration BUSY_POLL = Duration.ofMillis(50);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private final OutboxStore store;
    private final EventSender sender;
    private final TransactionalOperator transaction;
    private final OutboxProperties properties;
    private final Clock clock;
    private final BooleanSupplier topicsReady;
    private final BooleanSupplier permitted;
    private final BatchLimit limit;
    private final HeldBack held;
    private final ReadPositions positions = new ReadPositions();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong(Long.MAX_VALUE);
    private Duration rest = BUSY_POLL;
    private Instant counted = Instant.MIN;
    private boolean ready;

    Relay(
            OutboxStore store,
            EventSender sender,
            TransactionalOperator transaction,
            OutboxProperties properties,
            Clock clock,
            HeldBack held,
            BooleanSupplier topicsReady,
            BooleanSupplier permitted) {
        this.store = store;
        this.sender = sender;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
        this.held = held;
        this.limit = new BatchLimit(properties.batch(), properties.batchSize().toBytes());
        this.topicsReady = topicsReady;
        this.permitted = permitted;
    }

    /** Publishes what waits, and returns how long to pause. */
    Mono<Duration> round() {
        return count().then(Mono.fromCallable(this::ready).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(is -> is && permitted.getAsBoolean() ? publishAll() : Mono.just(false))
                .map(this::restAfter);
    }

    long pending() {
        return pending.get();
    }

    double oldestAgeSeconds() {
        long oldest = oldestMillis.get();
        return oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
    }

    /** Waits for the topics, because a broker might create them with too few partitions. */
    private boolean ready() {
        if (!ready) {
            ready = topicsReady.getAsBoolean();
        }
        return ready;
    }

    private Mono<Boolean> publishAll() {
        return store.partitions(positions.partitions())
                .collectList()
                .map(seen -> positions.note(seen, clock.instant()))
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(this::drain)
                .reduce(0, Integer::sum)
                .map(published -> published > 0);
    }

    private Mono<Integer> drain(int partition) {
        return publish(partition)
                .expand(published -> published > 0 ? publish(partition) : Mono.empty())
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> publish(int partition) {
        return transaction.transactional(store.lease(partition, properties.lease())
                .flatMap(leased -> leased ? sendNext(partition) : Mono.just(0)));
    }

    /**
     * How many events the broker accepted. What it rejected is held back, and the rest is tried
     * again.
     */
    private Mono<Integer> sendNext(int partition) {
        return store.next(partition, positions.of(partition), limit, held.paused())
                .doOnNext(batch -> positions.note(partition, batch))
                .map(OutboxStore.Batch::events)
                .filter(events -> !events.isEmpty())
                .flatMap(
                        events -> Mono.fromCallable(() -> sender.send(events)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(sent -> settle(sent).thenReturn(sent.acknowledged().size()))
                .defaultIfEmpty(0);
    }

    private Mono<Void> settle(Sent sent) {
        held.add(sent.refused());
        held.accepted(sent.acknowledged());
        if (sent.late()) {
            limit.late();
        } else if (sent.refused().isEmpty()) {
            limit.inTime();
        }
        return sent.acknowledged().isEmpty()
                ? Mono.empty()
                : store.delete(sent.acknowledged()).then();
    }

    private Duration restAfter(boolean busy) {
        Duration doubled = rest.multipliedBy(2);
        Duration longest = properties.idlePoll();
        rest = busy ? BUSY_POLL : doubled.compareTo(longest) < 0 ? doubled : longest;
        return rest;
    }

    private Mono<Void> count() {
        Instant now = clock.instant();
        if (now.isBefore(counted.plus(COUNT_EVERY))) {
            return Mono.empty();
        }
        counted = now;
        return store.backlog(positions.partitions())
                .doOnNext(backlog -> {
                    pending.set(backlog.pending());
                    Instant oldest = backlog.oldest();
                    oldestMillis.set(oldest == null ? Long.MAX_VALUE : oldest.toEpochMilli());
                })
                .doOnError(e -> LOG.debug("The backlog could not be counted", e))
                .then();
    }
}
