package io.guanhu.platform.testing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What became of the second of two transactions.
 *
 * @param waited whether it waited for the first
 * @param value what its work gave; absent if that was nothing
 * @param failure why it failed; absent if it committed
 */
public record Race<T>(
        boolean waited, @Nullable T value, @Nullable Throwable failure) {

    /** How the first is rolled back. */
    private static final class RolledBack extends RuntimeException {}

    static Mono<Void> rollback() {
        return Mono.error(RolledBack::new);
    }

    static <T> Race<T> run(ServiceDatabase database, Mono<Void> first, Mono<T> second) {
        TransactionalOperator transaction = database.transaction();
        Sinks.Empty<Void> taken = Sinks.empty();
        Sinks.Empty<Void> end = Sinks.empty();
        CompletableFuture<@Nullable Void> one = first.doOnTerminate(taken::tryEmitEmpty)
                .onErrorResume(failure -> end.asMono().then(Mono.error(failure)))
                .then(end.asMono())
                .as(transaction::transactional)
                .toFuture();
        taken.asMono().block(ServiceDatabase.LIMIT);
        AtomicInteger session = new AtomicInteger();
        CompletableFuture<@Nullable T> two = database.session()
                .doOnNext(session::set)
                .then(second)
                .as(transaction::transactional)
                .toFuture();
        Awaitility.await()
                .atMost(ServiceDatabase.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> two.isDone() || (session.get() != 0 && database.waits(session.get())));
        boolean waited = !two.isDone();
        end.tryEmitEmpty();
        ended(one);
        return outcome(waited, two);
    }

    private static void ended(CompletableFuture<@Nullable Void> first) {
        try {
            first.orTimeout(ServiceDatabase.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof RolledBack)) {
                throw failure;
            }
        }
    }

    private static <T> Race<T> outcome(boolean waited, CompletableFuture<@Nullable T> second) {
        try {
            T value = second.orTimeout(ServiceDatabase.LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new Race<>(waited, value, null);
        } catch (CompletionException failure) {
            return new Race<>(waited, null, failure.getCause());
        }
    }
}
