package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Starts jobs, tells where they stand, and cancels them. */
public final class Jobs {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final JobStore store;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<Worker> runner;

    Jobs(JobStore store, Ids ids, Clock clock, Supplier<Worker> runner) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.runner = runner;
    }

    /** Writes a job down in the current transaction, if there is one. */
    public Mono<UUID> start(String type, String startedBy) {
        UUID id = ids.next();
        return store.insert(id, type, startedBy, clock.instant()).thenReturn(id);
    }

    /** Lets the runner look for work now; after the commit. */
    public void wake() {
        runner.get().wake();
    }

    public Mono<Job> get(UUID id) {
        return store.get(id);
    }

    /** The newest of a type. */
    public Mono<Job> latest(String type) {
        return store.latest(type);
    }

    /** Asks a job to end; empty if there is none, or it has ended. */
    public Mono<Job> cancel(UUID id) {
        return store.cancel(id, clock.instant());
    }

    /**
     * Where a job stands, again whenever that changes, until it ends.
     *
     * @param after the revision that the listener has already
     */
    public Flux<Job> watch(UUID id, long after) {
        return store.get(id)
                .repeatWhen(ended -> ended.delayElements(BETWEEN_LOOKS))
                .distinctUntilChanged(Job::revision)
                .takeUntil(job -> job.state().isFinal())
                .filter(job -> job.revision() > after);
    }
}
