package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Starts jobs, reports their state and results, and cancels them. */
public final class Jobs {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final JobStore store;
    private final JobItemStore items;
    private final Ids ids;
    private final Clock clock;
    private final Supplier<Worker> runner;
    private final Supplier<JobTypes> works;
    private final Supplier<JobMeters> meters;

    Jobs(
            JobStore store,
            JobItemStore items,
            Ids ids,
            Clock clock,
            Supplier<Worker> runner,
            Supplier<JobTypes> works,
            Supplier<JobMeters> meters) {
        this.store = store;
        this.items = items;
        this.ids = ids;
        this.clock = clock;
        this.runner = runner;
        this.works = works;
        this.meters = meters;
    }

    /** Stores a new job, in the current transaction if there is one. */
    public Mono<UUID> start(String type, String startedBy) {
        UUID id = ids.next();
        return store.insert(id, type, startedBy, clock.instant()).thenReturn(id);
    }

    /** Makes the runner look for work now; call it after the commit. */
    public void wake() {
        runner.get().wake();
    }

    public Mono<Job> get(UUID id) {
        return store.get(id);
    }

    /** The latest job of a type. */
    public Mono<Job> latest(String type) {
        return store.latest(type);
    }

    /**
     * Jobs, latest first.
     *
     * @param before the last one of the previous page; absent for the first page
     * @param type only jobs of this type; absent for all
     * @param state only jobs in this state; absent for all
     */
    public Flux<Job> list(@Nullable UUID before, @Nullable String type, Job.@Nullable State state, int limit) {
        return store.before(before, type, state, limit);
    }

    /**
     * The results of a job's items, by line.
     *
     * @param after the last line of the previous page; lower than all lines for the first page
     */
    public Flux<JobItem> items(UUID id, long after, int limit) {
        return items.after(id, after, limit);
    }

    /** Whether people may cancel this job halfway. */
    public boolean isCancellable(Job job) {
        return works.get().isCancellable(job.type());
    }

    /** Asks a job to end; empty if there is none, or it has ended. */
    public Mono<Job> cancel(UUID id) {
        return store.cancel(id, clock.instant()).doOnNext(job -> meters.get().ended(job));
    }

    /**
     * The state of a job, and again whenever it changes, until it ends.
     *
     * @param after the revision that the listener already has
     */
    public Flux<Job> watch(UUID id, long after) {
        return store.get(id)
                .repeatWhen(ended -> ended.delayElements(BETWEEN_LOOKS))
                .distinctUntilChanged(Job::revision)
                .takeUntil(job -> job.state().isFinal())
                .filter(job -> job.revision() > after);
    }
}
