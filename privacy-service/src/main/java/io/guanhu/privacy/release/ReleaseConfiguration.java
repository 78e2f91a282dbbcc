package io.guanhu.privacy.release;

import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the worker with the service, and stops it after the current round. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

    /** A round calls other services, which may be slow or down. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Bean
    Worker releaseRounds(Releasing releasing, ErasureGate gate) {
        return new Worker("privacy-releases", gate.guarding(releasing::round), LIMIT);
    }
}
