package io.guanhu.platform.database;

import java.time.Duration;

/**
 * Knows since when nobody has got a connection though somebody asked. Times are by {@link
 * System#nanoTime}.
 */
final class Acquisitions {

    private int waiting;
    private boolean stalled;
    private long since;

    synchronized void asked(long now) {
        waiting++;
        if (!stalled) {
            stalled = true;
            since = now;
        }
    }

    synchronized void got(long now) {
        waiting--;
        stalled = waiting > 0;
        since = now;
    }

    /** Whoever gives up leaves the stall standing, until somebody succeeds. */
    synchronized void failed() {
        waiting--;
    }

    synchronized Duration stalledFor(long now) {
        return stalled ? Duration.ofNanos(now - since) : Duration.ZERO;
    }

    synchronized int waiting() {
        return waiting;
    }
}
