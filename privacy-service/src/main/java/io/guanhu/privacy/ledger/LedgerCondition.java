package io.guanhu.privacy.ledger;

import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerKeys.ForgedHeadException;
import io.guanhu.privacy.ledger.SignedHeadStore.Row;
import io.guanhu.tlog.tree.Frontier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the ledger in this database compares with the signed heads and the copies outside. */
enum LedgerCondition {
    NOT_COMPARED("Wait for the first comparison."),
    KEY_UNKNOWN("The signing key is not in guanhu.erasure-ledger.keys, so holders would reject its signatures."
            + " Bring the right key back, or add the new one everywhere first."),
    ANCHORS_UNREACHABLE("Bring back the anchors (the directory, Kafka): without them, there is no way to know whether"
            + " this database was restored to a time before an erasure. A first head is signed only when all"
            + " can be read."),
    BEHIND("Wait: this database was restored to before an erasure; the missing entries are fetched from"
            + " the anchors. If that does not end, see docs/restore.md."),
    FORKED("The ledger in this database is not the one that was signed. Keep everything as evidence,"
            + " restore the right database, and see docs/restore.md."),
    NEVER_SIGNED(""),
    UNSIGNED_HEAD_OUTSIDE(""),
    SOUND("");

    private final String remedy;

    LedgerCondition(String remedy) {
        this.remedy = remedy;
    }

    /** The code for metrics and logs; never translated. */
    String code() {
        return "ledger-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String remedy() {
        return remedy;
    }

    /**
     * Compares the ledger with the heads.
     *
     * @param newest the latest head outside, or one that this process has seen before
     * @param authoritative whether an operator has confirmed that there is no later one
     * @param last the position of the last entry here
     * @param signed the latest head stored here
     * @param atNewest the root here at the size of the latest head outside; empty if there is no
     *     signed head of that size here
     */
    static LedgerCondition of(
            Survey survey,
            @Nullable LedgerHead newest,
            boolean authoritative,
            long last,
            @Nullable Row signed,
            @Nullable Frontier atNewest,
            LedgerKeys keys) {
        if (survey.contradictory() || (signed != null && !isTrue(signed, last, keys))) {
            return FORKED;
        }
        if (newest != null && newest.size() > last) {
            return BEHIND;
        }
        if (!authoritative && !survey.allReadable()) {
            return ANCHORS_UNREACHABLE;
        }
        if (newest == null) {
            return signed == null ? NEVER_SIGNED : SOUND;
        }
        if (atNewest != null) {
            return atNewest.root().equals(newest.root()) ? SOUND : FORKED;
        }
        return UNSIGNED_HEAD_OUTSIDE;
    }

    /** Whether a row agrees with its signed note and is no longer than the ledger. */
    private static boolean isTrue(Row signed, long last, LedgerKeys keys) {
        try {
            LedgerHead head = keys.verified(signed.note());
            return signed.size() <= last
                    && head.size() == signed.size()
                    && head.root().equals(signed.frontier().root());
        } catch (ForgedHeadException e) {
            return false;
        }
    }
}
