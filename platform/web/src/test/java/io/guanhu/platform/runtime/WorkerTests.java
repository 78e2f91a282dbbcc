package io.guanhu.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WorkerTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONG_REST = Duration.ofHours(1);

    private final AtomicInteger rounds = new AtomicInteger();

    private Worker worker = new Worker("worker", () -> Mono.just(LONG_REST));

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void restsAsLongAsTheRoundSaysUnlessItIsWoken() {
        start(Mono.fromSupplier(() -> count(LONG_REST)));
        awaitRounds(1);

        worker.wake();

        awaitRounds(2);
    }

    @Test
    void goesOnAtOnceAfterARoundWithoutAnAnswer() {
        start(Mono.fromRunnable(rounds::incrementAndGet));

        Awaitility.await().atMost(LIMIT).until(() -> rounds.get() > 10);
    }

    @Test
    void triesAgainAfterAFailure() {
        start(Mono.fromSupplier(() -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException();
            }
            return LONG_REST;
        }));

        awaitRounds(2);
    }

    @Test
    void doesOneMoreRoundWhenItIsStoppedIfSoMade() {
        worker = Worker.withLastRound("worker", () -> Mono.fromSupplier(() -> count(LONG_REST)));
        worker.start();
        awaitRounds(1);

        worker.stop();

        assertThat(rounds).hasValue(2);
    }

    @Test
    void doesNoMoreRoundsOnceStopped() {
        start(Mono.fromSupplier(() -> count(LONG_REST)));
        awaitRounds(1);

        worker.stop();
        worker.wake();

        assertThat(worker.isRunning()).isFalse();
        assertThat(rounds).hasValue(1);
    }

    private void start(Mono<Duration> round) {
        worker = new Worker("worker", () -> round);
        worker.start();
    }

    private Duration count(Duration rest) {
        rounds.incrementAndGet();
        return rest;
    }

    private void awaitRounds(int count) {
        Awaitility.await().atMost(LIMIT).untilAtomic(rounds, org.hamcrest.Matchers.is(count));
    }
}
