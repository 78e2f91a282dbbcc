package io.guanhu.platform.keyring.access;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Threads that wait for the key store, one for each connection to it. If a caller stops waiting,
 * because of a time limit or a disconnect, the work still completes, so its connection is always
 * returned.
 */
public final class KeyThreads implements AutoCloseable {

    private static final int WAITING = 10_000;

    private final ThreadPoolExecutor threads;
    private final Duration limit;

    public KeyThreads(int count, Duration limit) {
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("key-store-", 1).factory());
        this.limit = limit;
    }

    /** Runs blocking work on subscription; the result continues on another thread. */
    public <T> Mono<T> call(Callable<T> work) {
        return limited(Mono.defer(
                () -> Mono.fromFuture(CompletableFuture.supplyAsync(() -> called(work), threads), true)));
    }

    /** Applies the same limit to an answer from another thread. */
    public <T> Mono<T> limited(Mono<T> answer) {
        return answer.publishOn(Schedulers.parallel())
                .timeout(limit)
                .onErrorMap(
                        TimeoutException.class, _ -> new QueryTimeoutException("The key store did not answer in time"))
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> new TransientDataAccessResourceException(
                                "Too many requests are waiting for the key store"));
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
