package io.guanhu.platform.job;

import io.guanhu.platform.job.JobStore.Count;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The metrics of jobs. All exist from the start, so that the first increment is visible. */
final class JobMeters {

    private static final List<Job.State> COUNTED = List.of(Job.State.QUEUED, Job.State.RUNNING, Job.State.FAILED);
    private static final List<Job.State> ENDS = List.of(Job.State.COMPLETED, Job.State.FAILED, Job.State.CANCELLED);

    private final MeterRegistry meters;
    private final Clock clock;
    private volatile List<Count> counts = List.of();

    JobMeters(JobTypes types, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (String type : types.types()) {
            COUNTED.forEach(state -> gauge(type, state));
            ENDS.forEach(state -> ended(type, state));
            step(type);
            failures(type);
            leasesLost(type);
            Gauge.builder("guanhu.jobs.oldest.queued.age", this, each -> each.oldestQueued(type))
                    .baseUnit("seconds")
                    .description("Age of the oldest job that no replica has begun; 0 if none is waiting")
                    .tag("type", type)
                    .register(meters);
        }
    }

    private void gauge(String type, Job.State state) {
        Gauge.builder("guanhu.jobs", this, each -> each.sum(type, state, Count::jobs))
                .description("Jobs by state; of the failed, all that are still kept")
                .tags("type", type, "state", tag(state))
                .register(meters);
    }

    private double oldestQueued(String type) {
        return sum(type, Job.State.QUEUED, count -> age(count.oldest()));
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    private double sum(String type, Job.State state, ToDoubleFunction<Count> value) {
        return counts.stream()
                .filter(count -> count.type().equals(type) && count.state() == state)
                .mapToDouble(value)
                .sum();
    }

    void counted(List<Count> found) {
        counts = found;
    }

    /** A step was completed and stored. */
    void stepped(Job job, Duration took) {
        step(job.type()).record(took);
        ended(job);
    }

    void stepFailed(String type) {
        failures(type).increment();
    }

    void leaseLost(String type) {
        leasesLost(type).increment();
    }

    /** Counts a job, if it has ended. */
    void ended(Job job) {
        if (job.state().isFinal()) {
            ended(job.type(), job.state()).increment();
        }
    }

    private Counter ended(String type, Job.State state) {
        return Counter.builder("guanhu.jobs.ended")
                .description("Jobs that ended, by how")
                .tags("type", type, "state", tag(state))
                .register(meters);
    }

    private Timer step(String type) {
        return Timer.builder("guanhu.jobs.step")
                .description("What a step takes, with keeping its position and results")
                .tag("type", type)
                .register(meters);
    }

    private Counter failures(String type) {
        return Counter.builder("guanhu.jobs.step.failures")
                .description("Steps that failed; a job is given up after five in a row")
                .tag("type", type)
                .register(meters);
    }

    private Counter leasesLost(String type) {
        return Counter.builder("guanhu.jobs.lease.lost")
                .description("Steps that were not kept because the job had gone to another runner")
                .tag("type", type)
                .register(meters);
    }

    private static String tag(Job.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
