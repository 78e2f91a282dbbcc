package io.guanhu.platform.idempotency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes answers that are too old to be requested again. */
final class IdempotencyPurge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyPurge.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final IdempotencyStore store;
    private final Duration keep;
    private volatile @Nullable Disposable running;

    IdempotencyPurge(IdempotencyStore store, Duration keep) {
        this.store = store;
        this.keep = keep;
    }

    @Override
    public void start() {
        running = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> purge())
                .subscribe();
    }

    private Mono<Long> purge() {
        return store.deleteOlderThan(keep)
                .doOnError(e -> LOG.warn(
                        "Could not delete old answers; will try again: {}",
                        e.getClass().getName()))
                .onErrorComplete();
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
