package io.guanhu.platform.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Names what the broker rejects. This does not make the service unhealthy. */
final class OutboxHealth implements ReactiveHealthIndicator {

    private final HeldBack held;

    OutboxHealth(HeldBack held) {
        this.held = held;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(
                () -> Health.up().withDetail("heldBack", held.waiting()).build());
    }
}
