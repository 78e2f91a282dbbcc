package io.guanhu.platform.database;

import java.time.Duration;

/**
 * Tracks for how long nobody has got a connection although somebody asked. Times are from
 * {@link System#nanoTime}.
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

    /** A caller that gives up does not end the stall; only a success does. */
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
