package io.guanhu.privacy.hold;

import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Starts the worker with the service, and stops it after the current round. */
@Configuration(proxyBeanMethods = false)
class HoldConfiguration {

    private static final Duration IDLE = Duration.ofSeconds(30);

    @Bean
    Worker legalHoldKeys(Holds holds) {
        return new Worker("legal-hold-keys", () -> holds.destroyKeysLeft().then(Mono.just(IDLE)));
    }
}
