package io.guanhu.privacy.request;

import io.guanhu.platform.erasure.ErasureGate;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the worker with the service, and stops it after the round under way. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    /** A round asks others, who may be slow or away. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** As long as somebody may ask what became of a code. */
    private static final Duration CODES_KEPT = Duration.ofDays(30);

    private static final int CODES_AT_ONCE = 1_000;
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofHours(1);

    @Bean
    Worker identityCodePurge(CodeStore codes, Clock clock) {
        return new Worker(
                "identity-code-purge",
                () -> codes.forget(clock.instant().minus(CODES_KEPT), CODES_AT_ONCE)
                        .map(forgotten -> forgotten == CODES_AT_ONCE ? BUSY : IDLE));
    }

    @Bean
    Worker requestRounds(RequestWorker requests, ErasureGate gate) {
        return new Worker("privacy-requests", gate.guarding(requests::round), LIMIT);
    }
}
