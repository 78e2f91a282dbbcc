package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Runs jobs in turns, each for as many steps as fit into one. */
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** A turn and its last step together must be shorter than a worker's round may take. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

    /** Longer than any step; a runner that has lost it notices when it saves. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int FAILURES = 5;

    private final JobStore store;
    private final JobItemStore items;
    private final JobTypes types;
    private final JobMeters meters;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final UUID runner = UUID.randomUUID();

    JobRunner(
            JobStore store,
            JobItemStore items,
            JobTypes types,
            JobMeters meters,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.types = types;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another runner has the job by now, so this one's last step must not be stored. */
    private static final class LeaseLostException extends RuntimeException {}

    /** One job's turn. */
    Mono<Duration> round() {
        return store.claim(types.types(), runner, clock.instant(), leaseEnd())
                .flatMap(job -> turn(job).thenReturn(Duration.ZERO))
                .defaultIfEmpty(IDLE);
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE);
    }

    private Mono<Void> turn(Job job) {
        Instant end = clock.instant().plus(TURN);
        return step(job)
                .expand(saved ->
                        saved.state() == Job.State.RUNNING && clock.instant().isBefore(end)
                                ? step(saved)
                                : Mono.empty())
                .last()
                .flatMap(last -> store.release(last.id(), runner))
                .onErrorResume(LeaseLostException.class, _ -> lost(job))
                .onErrorResume(failure -> failed(job, failure));
    }

    private Mono<Job> step(Job job) {
        JobWork work = types.of(job.type());
        Mono<JobWork.Step> step = Mono.defer(() -> work.step(job))
                // The previous step's position was saved on a thread that must not block.
                .subscribeOn(Schedulers.boundedElastic());
        Mono<Job> saved = work.inOneTransaction()
                ? step.flatMap(done -> save(job, done)).as(transaction::transactional)
                : step.flatMap(done -> save(job, done).as(transaction::transactional));
        return Mono.defer(() -> {
            long begun = System.nanoTime();
            return saved.timeout(LONGEST_STEP)
                    .doOnNext(after -> meters.stepped(after, Duration.ofNanos(System.nanoTime() - begun)));
        });
    }

    /**
     * The position first: this shows whether the job is still ours, and blocks other runners until
     * the commit.
     */
    private Mono<Job> save(Job job, JobWork.Step step) {
        return store.save(job.id(), runner, step, clock.instant(), leaseEnd())
                .switchIfEmpty(Mono.error(LeaseLostException::new))
                .delayUntil(_ -> items.insert(job.id(), step.items()));
    }

    private Mono<Void> lost(Job job) {
        LOG.warn("{} {} was taken over by another runner; discarding its last step here", job.type(), job.id());
        meters.leaseLost(job.type());
        return Mono.empty();
    }

    private Mono<Void> failed(Job job, Throwable failure) {
        LOG.warn("A step of {} {} failed: {}", job.type(), job.id(), Failure.of(failure));
        meters.stepFailed(job.type());
        return store.failed(
                        job.id(),
                        runner,
                        FAILURES,
                        clock.instant(),
                        clock.instant().plus(AFTER_FAILURE))
                .doOnNext(meters::ended)
                .then();
    }
}
