package io.guanhu.customer.vault;

import io.guanhu.customer.retention.RetentionDateStore;
import io.guanhu.platform.runtime.Worker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Copies, once, the dates of customers from before these were stored separately. */
@Configuration(proxyBeanMethods = false)
class DatingWorker {

    private static final int PAGE = 200;
    private static final Duration DONE = Duration.ofDays(1);

    private final RetentionDateStore dates;
    private final Profiles profiles;
    private volatile UUID reached = new UUID(0, 0);

    DatingWorker(RetentionDateStore dates, Profiles profiles) {
        this.dates = dates;
        this.profiles = profiles;
    }

    @Bean
    Worker retentionDating() {
        return new Worker("retention-dating", this::round);
    }

    private Mono<Duration> round() {
        return dates.undated(reached, PAGE)
                .collectList()
                .flatMap(found -> profiles.transactions(found)
                        .flatMap(dated -> dates.keep(dated).thenReturn(found)))
                .map(this::advance);
    }

    private Duration advance(List<UUID> page) {
        if (page.isEmpty()) {
            reached = new UUID(0, 0);
            return DONE;
        }
        reached = page.getLast();
        return Duration.ZERO;
    }
}
