package io.guanhu.platform.ledger;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Frontier;
import io.guanhu.tlog.tree.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The signed statement of the ledger's keeper: a checkpoint (C2SP tlog-checkpoint) with the time as
 * extension line, so that any witness can cosign it.
 *
 * @param size the position of the last entry; 0 if there is none
 * @param root the root of the RFC 6962 tree over the entries
 * @param at when it was signed
 * @param note the signed note, byte for byte
 */
public record LedgerHead(long size, Hash root, Instant at, String note) {

    static final String TIME = "time ";

    /** The text to be signed. */
    public static String text(String origin, Frontier frontier, Instant at) {
        return new Checkpoint(origin, frontier.size(), frontier.root()).text()
                + TIME
                + at.truncatedTo(ChronoUnit.SECONDS)
                + "\n";
    }

    /** Whether both describe the same ledger, possibly signed at different times. */
    public boolean agreesWith(LedgerHead other) {
        return size == other.size && root.equals(other.root);
    }

    /**
     * Whether they cannot both belong to one ledger, because the size is the same and the root
     * differs.
     */
    public boolean contradicts(LedgerHead other) {
        return size == other.size && !root.equals(other.root);
    }

    /** Whether this one is newer: more entries, or the same entries signed later. */
    public boolean isNewerThan(LedgerHead other) {
        return size > other.size || (size == other.size && at.isAfter(other.at));
    }

    public Duration age(Instant now) {
        return Duration.between(at, now);
    }
}
