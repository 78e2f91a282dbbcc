package io.guanhu.privacy.execution;

import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the worker with the service, and stops it after the current round. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    /** A round calls other services, which may be slow or down. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Bean
    Worker executionRounds(ExecutionWorker executions, ErasureGate gate) {
        return new Worker("privacy-executions", gate.guarding(executions::round), LIMIT);
    }
}
