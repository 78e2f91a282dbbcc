package io.guanhu.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Where the relay starts to read one partition of the outbox: below it there is nothing, and nothing will be.
 *
 * <p>Published rows are deleted, but while anybody holds an old snapshot (a backup does, for hours) the database
 * keeps them, and whoever reads from the beginning walks through all of them. The number of the last published row
 * is no place to start from: a row with a lower number may still be committed. It becomes one as soon as every
 * transaction has ended that had its id when that number was read, for a writer has its id before it draws numbers.
 */
final class ReadFrom {

    private long after;
    private long seen;
    private long reader;
    private boolean waits;

    /** Rows up to and including this number are gone for good. */
    synchronized long after() {
        return after;
    }

    /**
     * Takes note of what a statement saw that left out nothing above {@link #after()}.
     *
     * @param oldestWriter every transaction with a lower id has ended
     * @param first the lowest number of a row; null if there was none
     */
    synchronized void saw(long oldestWriter, @Nullable Long first) {
        if (waits && oldestWriter >= reader) {
            after = Math.max(after, first == null ? seen : Math.min(seen, first - 1));
            waits = false;
        }
    }

    /**
     * Takes note of rows that a transaction read.
     *
     * @param last the highest of their numbers
     * @param reading the transaction's id, which it got while it read them: whoever drew a lower number had one before.
     *     The snapshot's own bound would not do, since running transactions may have ids above it
     */
    synchronized void read(long last, long reading) {
        if (!waits) {
            seen = last;
            reader = reading;
            waits = true;
        }
    }

    /** Trusts nothing that was seen before: another server may number anew. */
    synchronized void startAgain() {
        after = 0;
        waits = false;
    }
}
