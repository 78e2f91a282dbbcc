package io.guanhu.notification.sending;

import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker that sends. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    /** A round asks others, who may be slow or away. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Bean
    Worker sendingWorker(Sending sending) {
        return new Worker("sending", sending::round, LIMIT);
    }
}
