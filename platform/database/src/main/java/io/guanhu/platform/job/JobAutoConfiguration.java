package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The jobs of a service that has such work. */
@AutoConfiguration(afterName = "io.guanhu.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean({DatabaseClient.class, JobWork.class})
class JobAutoConfiguration {

    @Bean
    JobStore jobStore(DatabaseClient database) {
        return new JobStore(database);
    }

    @Bean
    JobItemStore jobItemStore(DatabaseClient database) {
        return new JobItemStore(database);
    }

    /** Looked up lazily, because the work may start jobs itself. */
    @Bean
    Jobs jobs(
            JobStore store,
            JobItemStore items,
            Ids ids,
            Clock clock,
            @Qualifier("jobRounds") ObjectProvider<Worker> runner,
            ObjectProvider<JobTypes> works,
            ObjectProvider<JobMeters> meters) {
        return new Jobs(store, items, ids, clock, runner::getObject, works::getObject, meters::getObject);
    }

    @Bean
    JobTypes jobTypes(ObjectProvider<JobWork> works) {
        return JobTypes.of(works.orderedStream().toList());
    }

    @Bean
    JobMeters jobMeters(JobTypes types, MeterRegistry meters, Clock clock) {
        return new JobMeters(types, meters, clock);
    }

    @Bean
    Worker jobRounds(
            JobStore store,
            JobItemStore items,
            JobTypes types,
            JobMeters meters,
            ReactiveTransactionManager transactions,
            Clock clock) {
        JobRunner runner =
                new JobRunner(store, items, types, meters, TransactionalOperator.create(transactions), clock);
        return new Worker("jobs", runner::round);
    }

    @Bean
    Worker jobHousekeeping(JobStore store, JobItemStore items, JobMeters meters, Clock clock) {
        return new Worker("job-housekeeping", new JobHousekeeping(store, items, meters, clock)::round);
    }
}
