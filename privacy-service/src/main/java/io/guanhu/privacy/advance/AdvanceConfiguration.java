package io.guanhu.privacy.advance;

import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the worker with the service, and stops it after the current round. */
@Configuration(proxyBeanMethods = false)
class AdvanceConfiguration {

    /** A round calls other services, which may be slow or down. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Bean
    Worker requestRounds(Advancing advancing, ErasureGate gate) {
        return new Worker("privacy-requests", gate.guarding(advancing::round), LIMIT);
    }
}
