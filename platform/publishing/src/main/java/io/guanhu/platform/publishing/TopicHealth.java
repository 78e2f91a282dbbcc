package io.guanhu.platform.publishing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Names topics with less durability than configured. */
final class TopicHealth implements ReactiveHealthIndicator {

    private final TopicReport report;

    TopicHealth(TopicReport report) {
        this.report = report;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(
                () -> Health.up().withDetail("weak", report.weak()).build());
    }
}
