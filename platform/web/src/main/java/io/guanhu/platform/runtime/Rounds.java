package io.guanhu.platform.runtime;

import java.time.Duration;

/**
 * Tracks a worker's rounds. Times are from {@link System#nanoTime}.
 *
 * <p>A worker is late when it has not completed a round for several periods and either is in one or
 * failed for a reason of our own, such as a database that does not answer. A worker that fails
 * because another service is unavailable is not late.
 */
final class Rounds {

    private static final int PERIODS = 3;
    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(5);

    private final Duration expected;
    private Duration period = SHORTEST_PERIOD;
    private long finishedAt;
    private long begunAt;
    private boolean underWay;
    private boolean stalled;
    private long finished;
    private long failures;

    /**
     * @param expected how long a round may take without being late
     */
    Rounds(Duration expected, long now) {
        this.expected = expected;
        this.finishedAt = now;
    }

    synchronized void started(long now) {
        finishedAt = now;
    }

    synchronized void begun(long now) {
        underWay = true;
        begunAt = now;
    }

    /** A round was completed, and the worker pauses. */
    synchronized void completed(Duration rest, long now) {
        underWay = false;
        stalled = false;
        finished++;
        finishedAt = now;
        period = rest.compareTo(SHORTEST_PERIOD) > 0 ? rest : SHORTEST_PERIOD;
    }

    synchronized void failed(boolean ours) {
        underWay = false;
        stalled = ours;
        failures++;
    }

    synchronized boolean late(long now) {
        Duration tolerated = period.multipliedBy(PERIODS).plus(expected);
        return (underWay || stalled) && sinceFinished(now).compareTo(tolerated) > 0;
    }

    /** Whether a round continues although its limit should have ended it. */
    synchronized boolean stuck(Duration limit, long now) {
        return underWay && Duration.ofNanos(now - begunAt).compareTo(limit.multipliedBy(2)) > 0;
    }

    synchronized Duration sinceFinished(long now) {
        return Duration.ofNanos(now - finishedAt);
    }

    synchronized long finished() {
        return finished;
    }

    synchronized long failures() {
        return failures;
    }
}
