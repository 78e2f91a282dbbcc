package io.guanhu.notification.sending;

import io.guanhu.platform.runtime.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker that sends. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    @Bean
    Worker sendingWorker(Sending sending) {
        return new Worker("sending", sending::round);
    }
}
