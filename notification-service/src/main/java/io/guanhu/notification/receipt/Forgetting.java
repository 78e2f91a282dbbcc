package io.guanhu.notification.receipt;

import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Deletes old parts and receipts, even if no SMS centre sends receipts. */
@Configuration(proxyBeanMethods = false)
class Forgetting {

    private static final Duration BUSY = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofMinutes(1);

    @Bean
    Worker forgettingParts(ReceiptStore store, Clock clock) {
        return new Worker("forgetting-parts", () -> round(store, clock));
    }

    private static Mono<Duration> round(ReceiptStore store, Clock clock) {
        return store.forget(clock.instant()).map(forgotten -> forgotten == ReceiptStore.AT_ONCE ? BUSY : IDLE);
    }
}
