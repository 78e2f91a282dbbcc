package io.guanhu.platform.job;

import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

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
    Jobs jobs(JobStore store, Ids ids, Clock clock, @Qualifier("jobRounds") ObjectProvider<Worker> runner) {
        return new Jobs(store, ids, clock, runner::getObject);
    }

    @Bean
    Worker jobRounds(JobStore store, ObjectProvider<JobWork> works, Clock clock) {
        JobRunner runner = new JobRunner(store, works.orderedStream().toList(), clock);
        return new Worker("jobs", runner::round);
    }
}
