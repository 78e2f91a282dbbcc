package io.guanhu.ownership.transfer;

import io.guanhu.platform.runtime.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TransferWork {

    @Bean
    Worker transferCompletionWorker(Completing completing) {
        return new Worker("transfer-completion", completing::completeDue);
    }
}
