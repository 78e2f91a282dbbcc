package io.guanhu.platform.inbox.alarm;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Shows the alarm, but stays up, because a forged message must not be able to stop a service. */
public final class RefusedHealth implements ReactiveHealthIndicator {

    private final RefusedMeters meters;

    public RefusedHealth(RefusedMeters meters) {
        this.meters = meters;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            Map<String, Long> counts = new TreeMap<>();
            meters.counts().forEach((reason, count) -> counts.put(reason.code(), count.longValue()));
            return Health.up()
                    .withDetail("refusedSinceStart", counts)
                    .withDetail("refusedWaiting", meters.waiting())
                    .build();
        });
    }
}
