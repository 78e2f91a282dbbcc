package io.guanhu.platform.job.control;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.web.Cursors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** The operations on jobs, for services that have jobs. */
@AutoConfiguration(
        afterName = {"io.guanhu.platform.job.JobAutoConfiguration", "io.guanhu.platform.audit.AuditAutoConfiguration"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean({Jobs.class, AuditTrail.class})
class JobControlAutoConfiguration {

    @Bean
    JobController jobController(
            Jobs jobs, AuditTrail audit, Cursors cursors, ReactiveTransactionManager transactions, JsonMapper json) {
        return new JobController(jobs, audit, cursors, TransactionalOperator.create(transactions), json);
    }
}
