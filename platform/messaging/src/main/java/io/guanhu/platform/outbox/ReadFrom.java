package io.guanhu.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Where the relay starts to read one partition of the outbox: below it there is nothing, and nothing will be.
 *
 * <p>Published rows are deleted, but while anybody holds an old snapshot (a backup does, for hours) the database
 * keeps them, and whoever reads from the beginning walks through all of them. The number of the last published row
 * is no place to start from: a row with a lower number may still be committed. It becomes one as soon as every
 * transaction has ended that was running when that number was seen, for a writer has its transaction id before it
 * draws numbers.
 */
final class ReadFrom {

    private long after;
    private long seen;
    private long writersBefore;
    private boolean waits;

    /**
     * What one statement saw of the partition.
     *
     * @param oldestWriter every transaction with a lower id has ended
     * @param nextWriter every transaction with this id or a higher one began later
     * @param first the lowest number of a row; null if there was none
     * @param last the highest number that was read; null if there was none
     */
    record Look(
            long oldestWriter,
            long nextWriter,
            @Nullable Long first,
            @Nullable Long last) {}

    /** Rows up to and including this number are gone for good. */
    synchronized long after() {
        return after;
    }

    /** Takes note of what was seen by a statement that left out nothing above {@link #after()}. */
    synchronized void note(Look look) {
        if (waits && look.oldestWriter() >= writersBefore) {
            Long first = look.first();
            after = Math.max(after, first == null ? seen : Math.min(seen, first - 1));
            waits = false;
        }
        Long last = look.last();
        if (!waits && last != null) {
            seen = last;
            writersBefore = look.nextWriter();
            waits = true;
        }
    }

    /** Trusts nothing that was seen before: another server may number anew. */
    synchronized void startAgain() {
        after = 0;
        waits = false;
    }
}
