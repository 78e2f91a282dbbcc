package io.guanhu.ownership.training;

import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrainingWork {

    @Bean
    Worker trainingEnrolmentWorker(
            Completion completion, @Value("${guanhu.ownership.enrolment-interval}") Duration interval) {
        return new Worker("training-enrolment", () -> completion.enrol(interval));
    }
}
