package io.guanhu.platform.messagekeys;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Tells an operator what to do about keys. This does not make the service unhealthy. */
final class MessageKeyHealth implements ReactiveHealthIndicator {

    private final MessageKeys keys;

    MessageKeyHealth(MessageKeys keys) {
        this.keys = keys;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> Health.up()
                .withDetail("lastKeyEnds", keys.lastEnd().toString())
                .withDetail("endsSoon", keys.ending())
                .withDetail("trusted", keys.trusted())
                .build());
    }
}
