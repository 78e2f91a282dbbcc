package io.guanhu.ownership.coverage;

import io.guanhu.platform.runtime.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverageWork {

    @Bean
    Worker coverageCheckWorker(CoverageMetric metric) {
        return new Worker("coverage-check", metric::check);
    }
}
