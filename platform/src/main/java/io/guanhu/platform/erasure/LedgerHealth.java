package io.guanhu.platform.erasure;

import io.guanhu.platform.erasure.LedgerCatchUp.Progress;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Down until this database has once caught up with the erasure ledger. */
final class LedgerHealth implements ReactiveHealthIndicator {

    private final LedgerCatchUp catchUp;

    LedgerHealth(LedgerCatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(
                () -> {
                    Progress progress = catchUp.progress();
                    return (progress.reached() ? Health.up() : Health.down())
                            .withDetail("ledger", progress.state())
                            .withDetail("position", progress.position())
                            .withDetail("head", progress.head())
                            .build();
                });
    }
}
