package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.service.ServiceKeys;
import io.guanhu.platform.keyring.store.tree.NewOwnerStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes keys that were created for work that failed, because keys are created before the
 * transaction that needs them. If the data does not know an owner after a long time, nothing was
 * sealed for that owner. Every step can be repeated after a crash.
 *
 * <p>Data restored to an earlier moment, or an empty database, does not know some living customers.
 * This is detected by a mark that each round raises, first in the data and then next to the keys.
 * If the mark in the data is lower, everybody's waiting time starts again. The same happens when
 * newer data is put back, because rounds went on meanwhile.
 */
final class UnusedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(UnusedKeys.class);

    private static final int PAGE = 1_000;

    /** How many owners' fences are held at a time while the data is searched for them. */
    private static final int FENCED = 20;

    /** Random, so that the marks of two histories of the data never coincide. */
    private static final long MOST_RAISED = 1_000_000;

    private static final Duration REST = Duration.ofHours(1);

    /** Closes fences like an erasure. Always the same id, so that the next round can open them. */
    private static final UUID SWEEP = UUID.fromString("6b657973-756e-8573-8564-000000000000");

    private final NewOwnerStore owners;
    private final KnownOwnerStore data;
    private final KeyFenceStore fences;
    private final KeyThreads threads;
    private final TransactionalOperator transaction;
    private final Duration after;
    private final Counter removed;

    UnusedKeys(
            NewOwnerStore owners,
            KnownOwnerStore data,
            KeyFenceStore fences,
            KeyThreads threads,
            TransactionalOperator transaction,
            Duration after,
            MeterRegistry meters) {
        this.owners = owners;
        this.data = data;
        this.fences = fences;
        this.threads = threads;
        this.transaction = transaction;
        this.after = after;
        this.removed = Counter.builder("guanhu.keystore.unused.removed")
                .description("Owners whose keys were removed because no data refers to them")
                .register(meters);
    }

    /** Checks some owners, and returns how long to pause. */
    Mono<Duration> round() {
        return Mono.zip(data.mark(), threads.call(owners::mark)).flatMap(marks -> round(marks.getT1(), marks.getT2()));
    }

    private Mono<Duration> round(long here, long beside) {
        long raised = Math.max(here, beside) + 1 + ThreadLocalRandom.current().nextLong(MOST_RAISED);
        Mono<Void> raise = data.mark(raised).then(Mono.defer(() -> call(() -> owners.mark(raised))));
        if (here < beside) {
            LOG.warn("This data is older than its keys: the search for unused keys is postponed");
            return call(owners::renew).then(raise).thenReturn(REST);
        }
        return raise.then(threads.call(() -> owners.older(after, PAGE)))
                .flatMap(found -> found.isEmpty() ? Mono.just(REST) : checkOwners(found));
    }

    private Mono<Duration> checkOwners(List<UUID> found) {
        Set<UUID> customers = new HashSet<>(found);
        customers.remove(ServiceKeys.OWNER);
        return unknown(customers)
                .flatMapMany(unknown -> Flux.fromIterable(unknown).buffer(FENCED))
                .concatMap(some -> remove(Set.copyOf(some)))
                .then(Mono.defer(() -> fences.reopen(found, SWEEP)))
                .then(Mono.defer(() -> call(() -> owners.settle(found, after))))
                .thenReturn(found.size() < PAGE ? REST : Duration.ZERO);
    }

    private Mono<Set<UUID>> unknown(Set<UUID> asked) {
        return data.among(asked).map(known -> {
            Set<UUID> unknown = new HashSet<>(asked);
            unknown.removeAll(known);
            return unknown;
        });
    }

    /** Searched again behind the fence: anybody who has fetched these keys must fetch new ones. */
    private Mono<Void> remove(Set<UUID> suspected) {
        return fences.raise(suspected, SWEEP)
                .then(Mono.defer(() -> unknown(suspected)))
                .as(transaction::transactional)
                .delayUntil(unused -> call(() -> owners.forget(unused)))
                .doOnNext(unused -> {
                    removed.increment(unused.size());
                    LOG.info("Removed the keys of {} owners without data", unused.size());
                })
                .then();
    }

    private Mono<Void> call(Runnable work) {
        Callable<Boolean> called = () -> {
            work.run();
            return true;
        };
        return threads.call(called).then();
    }
}
