package io.guanhu.platform.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Background work of a service. Runs rounds one after the other, never two at once in this process,
 * on its own virtual thread. A round returns how long to pause; {@link #wake} ends the pause early.
 * A failed round is logged and retried after a growing pause. A round that exceeds its limit is
 * cancelled and counts as failed.
 *
 * <p>A bean of this type starts and stops with the application, which waits for the current round
 * when it stops.
 */
public final class Worker implements SmartLifecycle {

    /** Starts before the web server and the consumers, and stops after them. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Duration FIRST_REST = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    private final Logger log = LoggerFactory.getLogger(Worker.class);
    private final String name;
    private final Supplier<Mono<Duration>> round;
    private final Duration limit;
    private final Rounds rounds;
    private final boolean lastRound;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * Work whose rounds take seconds, and two minutes at most.
     *
     * @param name shown in logs and thread dumps
     * @param round one round; an empty Mono means to continue at once
     */
    public Worker(String name, Supplier<Mono<Duration>> round) {
        this(name, round, USUAL_LIMIT, Duration.ZERO, false);
    }

    /**
     * Work whose rounds are long.
     *
     * @param limit how long a round may take before it counts as late
     */
    public Worker(String name, Supplier<Mono<Duration>> round, Duration limit) {
        this(name, round, limit, limit, false);
    }

    /** Work that does one more round when the application stops, so that nothing is left over. */
    public static Worker withLastRound(String name, Supplier<Mono<Duration>> round) {
        return new Worker(name, round, USUAL_LIMIT, Duration.ZERO, true);
    }

    private Worker(String name, Supplier<Mono<Duration>> round, Duration limit, Duration expected, boolean lastRound) {
        this.name = name;
        this.round = round;
        this.limit = limit;
        this.rounds = new Rounds(expected, System.nanoTime());
        this.lastRound = lastRound;
    }

    /** The state of its rounds. */
    Rounds rounds() {
        return rounds;
    }

    String name() {
        return name;
    }

    Duration limit() {
        return limit;
    }

    /** Starts the next round as soon as the current one is done. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    @Override
    public void start() {
        running = true;
        rounds.started(System.nanoTime());
        thread = Thread.ofVirtual().name(name).start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread working = thread;
        if (working == null) {
            return;
        }
        try {
            if (!working.join(STOP_PATIENCE)) {
                log.warn("{} did not finish its round in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void work() {
        Duration backOff = FIRST_REST;
        while (running) {
            Duration rest;
            rounds.begun(System.nanoTime());
            try {
                rest = Mono.defer(round).timeout(limit).blockOptional().orElse(Duration.ZERO);
                rounds.completed(rest, System.nanoTime());
                backOff = FIRST_REST;
            } catch (RuntimeException e) {
                log.warn("{} failed and will try again in {}: {}", name, backOff, Failure.of(e));
                rounds.failed(Outage.isOurs(e));
                rest = backOff;
                backOff = min(backOff.multipliedBy(2), LONGEST_REST);
            }
            rest(rest);
        }
        if (lastRound) {
            finish();
        }
    }

    private void finish() {
        try {
            Mono.defer(round).timeout(STOP_PATIENCE).block();
        } catch (RuntimeException e) {
            log.warn("{} failed in its last round: {}", name, Failure.of(e));
        }
    }

    private void rest(Duration rest) {
        try {
            if (running && wakes.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
