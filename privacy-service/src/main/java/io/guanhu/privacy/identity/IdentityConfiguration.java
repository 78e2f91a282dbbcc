package io.guanhu.privacy.identity;

import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes old codes for as long as the service runs. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** Long enough for questions about a code. */
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
}
