package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes one job after another, one step per round. */
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** Longer than any step: who has lost it finds out when it saves. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int FAILURES = 5;

    private final JobStore store;
    private final Map<String, JobWork> works;
    private final Clock clock;
    private final UUID runner = UUID.randomUUID();

    JobRunner(JobStore store, List<JobWork> works, Clock clock) {
        this.store = store;
        this.works = works.stream().collect(Collectors.toMap(JobWork::type, Function.identity()));
        this.clock = clock;
    }

    /** One job, as far as it goes. */
    Mono<Duration> round() {
        return store.claim(
                        works.keySet(), runner, clock.instant(), clock.instant().plus(LEASE))
                .flatMap(job -> run(job).thenReturn(Duration.ZERO))
                .switchIfEmpty(Mono.defer(this::idle));
    }

    private Mono<Duration> idle() {
        return store.forget(clock.instant().minus(RETENTION)).thenReturn(IDLE);
    }

    private Mono<Job> run(Job job) {
        return step(job)
                .expand(saved -> saved.state() == Job.State.RUNNING ? step(saved) : Mono.empty())
                .last(job)
                .onErrorResume(failure -> failed(job, failure));
    }

    private Mono<Job> step(Job job) {
        JobWork work = Objects.requireNonNull(works.get(job.type()));
        return Mono.defer(() -> work.step(job))
                // The position of the step before was saved on a thread that must not block.
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(LEASE.dividedBy(2))
                .flatMap(step -> store.save(
                        job.id(), runner, step, clock.instant(), clock.instant().plus(LEASE)));
    }

    private Mono<Job> failed(Job job, Throwable failure) {
        LOG.warn("A step of {} {} failed: {}", job.type(), job.id(), Failure.of(failure));
        return store.failed(
                        job.id(),
                        runner,
                        FAILURES,
                        clock.instant(),
                        clock.instant().plus(AFTER_FAILURE))
                .thenReturn(job);
    }
}
