package io.guanhu.platform.job.control;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.web.Cursors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** The operations on jobs, for services that have jobs. */
@AutoConfiguration(
        afterName = {"io.guanhu.platform.job.JobAutoConfiguration", "io.guanhu.platform.audit.AuditAutoConfiguration"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean({Jobs.class, Acts.class})
class JobControlAutoConfiguration {

    @Bean
    JobController jobController(Jobs jobs, Acts acts, Cursors cursors, JsonMapper json) {
        return new JobController(jobs, acts, cursors, json);
    }
}
