package io.guanhu.platform.outbox;

/**
 * Limits how much is sent at once. If the broker does not acknowledge a batch in time, the next one
 * is half as large; every batch in time makes the limit grow again.
 */
final class BatchLimit {

    private static final int LEAST_ROWS = 1;
    private static final long LEAST_BYTES = 1;

    private final int mostRows;
    private final long mostBytes;
    private int rows;
    private long bytes;

    BatchLimit(int mostRows, long mostBytes) {
        this.mostRows = mostRows;
        this.mostBytes = mostBytes;
        this.rows = mostRows;
        this.bytes = mostBytes;
    }

    synchronized int rows() {
        return rows;
    }

    /** A batch ends with the row that reaches this; it always has at least one row. */
    synchronized long bytes() {
        return bytes;
    }

    synchronized void inTime() {
        rows = (int) Math.min(mostRows, rows * 2L);
        bytes = Math.min(mostBytes, bytes * 2);
    }

    synchronized void late() {
        rows = Math.max(LEAST_ROWS, rows / 2);
        bytes = Math.max(LEAST_BYTES, bytes / 2);
    }
}
