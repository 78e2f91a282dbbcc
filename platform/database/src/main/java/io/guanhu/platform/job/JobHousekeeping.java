package io.guanhu.platform.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Deletes jobs that ended long ago, with their items first, in small batches, and counts the
 * others.
 */
final class JobHousekeeping {

    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int AT_ONCE = 2_000;
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final JobStore store;
    private final JobItemStore items;
    private final JobMeters meters;
    private final Clock clock;

    JobHousekeeping(JobStore store, JobItemStore items, JobMeters meters, Clock clock) {
        this.store = store;
        this.items = items;
        this.meters = meters;
        this.clock = clock;
    }

    Mono<Duration> round() {
        Instant before = clock.instant().minus(RETENTION);
        return items.forget(before, AT_ONCE)
                .flatMap(forgotten -> forgotten == AT_ONCE
                        ? Mono.just(BUSY)
                        : store.forget(before, AT_ONCE).then(count()).thenReturn(IDLE));
    }

    private Mono<Void> count() {
        return store.counts().collectList().doOnNext(meters::counted).then();
    }
}
