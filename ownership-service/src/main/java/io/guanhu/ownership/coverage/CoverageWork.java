package io.guanhu.ownership.coverage;

import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverageWork {

    private static final Duration LIMIT = CoverageMetric.LIMIT.duration().plusMinutes(1);

    @Bean
    Worker coverageCheckWorker(CoverageMetric metric) {
        return new Worker("coverage-check", metric::check, LIMIT);
    }
}
