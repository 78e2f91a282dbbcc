package io.guanhu.platform.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Reports the state of the service's workers. */
@AutoConfiguration
@ConditionalOnClass({HealthIndicator.class, MeterBinder.class})
class WorkersAutoConfiguration {

    @Bean
    HealthIndicator workersHealthIndicator(ObjectProvider<Worker> workers) {
        return WorkersHealth.forReadiness(all(workers));
    }

    @Bean
    HealthIndicator workersStuckHealthIndicator(ObjectProvider<Worker> workers) {
        return WorkersHealth.forLiveness(all(workers));
    }

    @Bean
    MeterBinder workerMeters(ObjectProvider<Worker> workers) {
        return meters -> all(workers).get().forEach(worker -> bind(worker, meters));
    }

    /** Looked up lazily, because workers have many dependencies and nothing depends on them. */
    private static Supplier<List<Worker>> all(ObjectProvider<Worker> workers) {
        return () -> workers.stream().toList();
    }

    private static void bind(Worker worker, MeterRegistry meters) {
        TimeGauge.builder(
                        "guanhu.worker.since.finished",
                        worker,
                        TimeUnit.NANOSECONDS,
                        each -> each.rounds().sinceFinished(System.nanoTime()).toNanos())
                .description("Since a worker last finished a round")
                .tag("worker", worker.name())
                .register(meters);
        Gauge.builder("guanhu.worker.late", worker, each -> each.rounds().late(System.nanoTime()) ? 1 : 0)
                .description("1 while a worker has not finished a round for several periods")
                .tag("worker", worker.name())
                .register(meters);
        FunctionCounter.builder(
                        "guanhu.worker.rounds", worker, each -> each.rounds().finished())
                .description("Rounds that were finished")
                .tag("worker", worker.name())
                .register(meters);
        FunctionCounter.builder(
                        "guanhu.worker.failures", worker, each -> each.rounds().failures())
                .description("Rounds that failed or took too long")
                .tag("worker", worker.name())
                .register(meters);
    }
}
