package io.guanhu.platform.erasure.following;

import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.tlog.tree.Frontier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a database compares with the erasure ledger. */
enum LedgerStanding {
    /** Nothing was compared since the start. */
    NOT_COMPARED("Wait for the first comparison."),
    NO_KEY("Configure guanhu.erasure-ledger.keys with the public key that privacy-service prints at start."),
    ANCHORS_UNREACHABLE(
            "Bring back one of the anchors (Kafka, the directory, privacy-service): without one, there is no way"
                    + " to know whether this database was restored to a time before an erasure."),
    NO_HEAD("Start privacy-service once: no head of this ledger has been signed yet."),
    BEHIND("Wait: what the ledger tells is being carried out again."),
    ENTRIES_MISSING("Bring back Kafka's topic privacy.ledger, the directory's file entries, or privacy-service:"
            + " the entries up to the signed head are needed, and none of them has all."),
    AHEAD("The anchors have less than this database: they, or the ledger, were restored to an older"
            + " state. Bring back the newest anchor, or the ledger from erasure_ledger_copy;"
            + " see docs/restore.md."),
    FORKED("Two ledgers were signed, and this database follows the other one. Keep everything as"
            + " evidence, and see docs/restore.md."),
    AT_HEAD("");

    private final String remedy;

    LedgerStanding(String remedy) {
        this.remedy = remedy;
    }

    /** The code for metrics and logs; never translated. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What an operator should do. */
    String remedy() {
        return remedy;
    }

    /** Whether an operator must act, because waiting does not help. */
    boolean refuted() {
        return this == AHEAD || this == FORKED;
    }

    /**
     * The state of this database.
     *
     * @param position the last entry that was carried out
     * @param copied the tree over the entries that were copied and verified
     * @param head the signed head that confirms the copy, if its signature is valid
     */
    record Own(long position, Frontier copied, @Nullable LedgerHead head) {}

    /**
     * Compares a database with what is known about the ledger.
     *
     * @param remembered the latest vouched-for head that this process has seen, by which a database
     *     that is replaced under a running service is noticed
     * @param freshness how old the database's own head may be if nothing else is known
     */
    static LedgerStanding of(Own own, Survey survey, @Nullable LedgerHead remembered, Duration freshness, Instant now) {
        Optional<LedgerHead> newest = newest(survey, remembered);
        Optional<LedgerHead> authoritative = newestAuthoritative(survey, remembered);
        if (survey.contradictory() || isRefutedBy(survey.heads(), remembered, own.copied())) {
            return FORKED;
        }
        long head = newest.map(LedgerHead::size).orElse(0L);
        if (own.position() < head && own.copied().size() <= head) {
            return BEHIND;
        }
        if (authoritative.isEmpty()) {
            return withoutHead(own, survey, freshness, now);
        }
        return authoritative.get().size() < own.copied().size() ? AHEAD : AT_HEAD;
    }

    /** The latest head from any place. */
    static Optional<LedgerHead> newest(Survey survey, @Nullable LedgerHead remembered) {
        return newest(survey.newest(), remembered);
    }

    /** The latest head among places that vouch that there is no newer one. */
    static Optional<LedgerHead> newestAuthoritative(Survey survey, @Nullable LedgerHead remembered) {
        return newest(survey.newestAuthoritative(), remembered);
    }

    private static Optional<LedgerHead> newest(Optional<LedgerHead> published, @Nullable LedgerHead remembered) {
        return Stream.concat(published.stream(), Stream.ofNullable(remembered))
                .max(Comparator.comparingLong(LedgerHead::size).thenComparing(LedgerHead::at));
    }

    private static LedgerStanding withoutHead(Own own, Survey survey, Duration freshness, Instant now) {
        if (survey.anyReadable()) {
            return own.copied().size() == 0 ? NO_HEAD : AHEAD;
        }
        LedgerHead head = own.head();
        if (head == null || head.age(now).compareTo(freshness) >= 0) {
            return ANCHORS_UNREACHABLE;
        }
        return own.position() < head.size() ? BEHIND : AT_HEAD;
    }

    private static boolean isRefutedBy(List<LedgerHead> heads, @Nullable LedgerHead remembered, Frontier copied) {
        return Stream.concat(heads.stream(), Stream.ofNullable(remembered))
                .anyMatch(head -> head.size() == copied.size() && !head.root().equals(copied.root()));
    }
}
