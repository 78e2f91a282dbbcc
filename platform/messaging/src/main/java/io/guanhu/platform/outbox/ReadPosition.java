package io.guanhu.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The position from which the relay reads one partition of the outbox: below it there are no rows,
 * and never will be.
 *
 * <p>Published rows are deleted, but the database keeps them while anybody holds an old snapshot (a
 * backup does, for hours), so reading from the beginning would go through all of them. The number
 * of the last published row is not a safe position, because a row with a lower number may still be
 * committed. It becomes safe once every transaction has ended that had an id when that number was
 * read, because a writer gets its id before its numbers.
 */
final class ReadPosition {

    private long after;
    private long seen;
    private long reader;
    private boolean waits;

    /** Rows up to and including this number are gone for good. */
    synchronized long after() {
        return after;
    }

    /**
     * Records what a statement saw that omitted nothing above {@link #after()}.
     *
     * @param oldestWriter all transactions with a lower id have ended
     * @param first the lowest number of a row; null if there were none
     */
    synchronized void record(long oldestWriter, @Nullable Long first) {
        if (waits && oldestWriter >= reader) {
            after = Math.max(after, first == null ? seen : Math.min(seen, first - 1));
            waits = false;
        }
    }

    /**
     * Records the rows that a transaction read.
     *
     * @param last the highest of their numbers
     * @param reading the transaction's id, which it got while reading: any writer of a lower number
     *     got its id before. The snapshot's own bound is not suitable, because running transactions
     *     may have higher ids
     */
    synchronized void read(long last, long reading) {
        if (!waits) {
            seen = last;
            reader = reading;
            waits = true;
        }
    }

    /** Forgets everything, because a different server may number rows differently. */
    synchronized void startAgain() {
        after = 0;
        waits = false;
    }
}
