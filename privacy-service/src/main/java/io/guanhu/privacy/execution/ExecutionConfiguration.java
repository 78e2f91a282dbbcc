package io.guanhu.privacy.execution;

import io.guanhu.platform.runtime.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the worker with the service, and stops it after the round under way. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    @Bean
    Worker executionRounds(ExecutionWorker executions) {
        return new Worker("privacy-executions", executions::round);
    }
}
