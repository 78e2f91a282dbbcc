package io.guanhu.platform.connection;

/**
 * Measures how long a body keeps this side waiting. All times are in nanoseconds of one clock.
 *
 * <p>Waiting lasts from the wish to read until data arrives; the time in between is this side's
 * own.
 */
final class ReadTimer {

    private final long longest;
    private final long grace;
    private final long bytesPerSecond;
    private long waited;
    private long waitingSince;
    private boolean waiting;
    private long received;

    ReadTimer(ConnectionProperties properties) {
        this.longest = properties.bodyTimeout().toNanos();
        this.grace = properties.bodyGrace().toNanos();
        this.bytesPerSecond = properties.minimumRate().toBytes();
    }

    void wantsToRead(long now) {
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
    }

    void received(int bytes, long now) {
        received += bytes;
        if (waiting) {
            waited += now - waitingSince;
            waiting = false;
        }
    }

    /** Whether it takes longer, or arrives more slowly, than allowed. */
    boolean exhausted(long now) {
        long total = waited + (waiting ? now - waitingSince : 0);
        if (total >= longest) {
            return true;
        }
        double seconds = (total - grace) / 1e9;
        return seconds > 0 && received < bytesPerSecond * seconds;
    }
}
