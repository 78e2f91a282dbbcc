package io.guanhu.platform.runtime;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a worker makes no progress; names the workers concerned. */
final class WorkersHealth implements HealthIndicator {

    private final Supplier<List<Worker>> workers;
    private final BiPredicate<Worker, Long> down;

    private WorkersHealth(Supplier<List<Worker>> workers, BiPredicate<Worker, Long> down) {
        this.workers = workers;
        this.down = down;
    }

    /** A worker has not completed a round for several periods. */
    static WorkersHealth forReadiness(Supplier<List<Worker>> workers) {
        return new WorkersHealth(workers, (worker, now) -> worker.rounds().late(now));
    }

    /** A round does not end although its limit has long passed; only a restart can end it. */
    static WorkersHealth forLiveness(Supplier<List<Worker>> workers) {
        return new WorkersHealth(workers, (worker, now) -> worker.rounds().stuck(worker.limit(), now));
    }

    @Override
    public Health health() {
        long now = System.nanoTime();
        List<String> late = workers.get().stream()
                .filter(Worker::isRunning)
                .filter(worker -> down.test(worker, now))
                .map(Worker::name)
                .sorted()
                .toList();
        return (late.isEmpty() ? Health.up() : Health.down())
                .withDetail("late", late)
                .build();
    }
}
