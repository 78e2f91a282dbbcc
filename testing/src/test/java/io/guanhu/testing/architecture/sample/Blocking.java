package io.guanhu.testing.architecture.sample;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.ParallelFlux;

/** Each blocks or subscribes in one way. */
@SuppressWarnings({"WaitNotInLoop", "NullAway", "FutureReturnValueIgnored"})
public final class Blocking {

    private Blocking() {}

    public static final class Block {
        String get(Mono<String> name) {
            return name.block();
        }
    }

    public static final class Reference {
        Function<Mono<String>, String> get() {
            return Mono::block;
        }
    }

    public static final class Last {
        String get(Flux<String> names) {
            return names.blockLast(Duration.ofSeconds(1));
        }
    }

    public static final class ToFuture {
        CompletableFuture<String> get(Mono<String> name) {
            return name.toFuture();
        }
    }

    public static final class Join {
        String get(CompletableFuture<String> name) {
            return name.join();
        }
    }

    public static final class Get {
        String get(FutureTask<String> name) throws ExecutionException, InterruptedException {
            return name.get();
        }
    }

    public static final class ToIterable {
        Iterable<String> get(Flux<String> names) {
            return names.toIterable();
        }
    }

    public static final class ToStream {
        Stream<String> get(Flux<String> names) {
            return names.toStream();
        }
    }

    public static final class Subscribe {
        Disposable start(Mono<String> name) {
            return name.subscribe();
        }
    }

    public static final class SubscribeInParallel {
        Disposable start(ParallelFlux<String> names) {
            return names.subscribe();
        }
    }

    public static final class Connect {
        Disposable start(ConnectableFlux<String> names) {
            return names.connect();
        }
    }

    public static final class Sleep {
        void rest() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    public static final class UnitSleep {
        void rest() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    public static final class JoinThread {
        void end(Thread thread) throws InterruptedException {
            thread.join();
        }
    }

    public static final class Latch {
        void rest(CountDownLatch open) throws InterruptedException {
            open.await();
        }
    }

    public static final class Permit {
        void rest(Semaphore permits) throws InterruptedException {
            permits.acquire();
        }
    }

    public static final class PermitInTime {
        boolean rest(Semaphore permits) throws InterruptedException {
            return permits.tryAcquire(1, TimeUnit.SECONDS);
        }
    }

    public static final class Take {
        String next(BlockingQueue<String> names) throws InterruptedException {
            return names.take();
        }
    }

    public static final class Wait {
        synchronized void rest() throws InterruptedException {
            wait(1);
        }
    }

    public static final class Park {
        void rest() {
            LockSupport.parkNanos(1);
        }
    }

    public static final class All {
        void run(ExecutorService threads, List<Callable<String>> work) throws InterruptedException {
            threads.invokeAll(work);
        }
    }

    public static final class Child {
        int end(Process process) throws InterruptedException {
            return process.waitFor();
        }
    }

    public static final class Http {
        HttpResponse<String> get(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
