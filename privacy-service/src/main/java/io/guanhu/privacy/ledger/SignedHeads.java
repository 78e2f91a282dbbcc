package io.guanhu.privacy.ledger;

import io.guanhu.privacy.ledger.SignedHeadStore.Row;
import io.guanhu.tlog.tree.Hash;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What other slices may know about the ledger's signed heads. */
@Component
public class SignedHeads {

    private final SignedHeadStore store;
    private final AtomicLong known = new AtomicLong();

    SignedHeads(SignedHeadStore store) {
        this.store = store;
    }

    /**
     * A signed head whose last leaf is a given entry, and which every anchor outside the database
     * has (or a later one).
     *
     * @param note the signed checkpoint
     * @param inclusion the audit path (RFC 6962, section 2.1.1) of the entry
     */
    public record Anchored(String note, List<Hash> inclusion) {

        public Anchored {
            inclusion = List.copyOf(inclusion);
        }
    }

    /** The head for the entry at a position; empty until it is anchored. */
    public Mono<Anchored> covering(long position) {
        return store.at(position)
                .filter(Row::anchored)
                .flatMap(head -> store.at(position - 1)
                        // The siblings of the last leaf are the complete subtrees to its left.
                        .map(before -> new Anchored(
                                head.note(), before.frontier().peaks().reversed())));
    }

    /**
     * The largest size of a head that this process has seen signed. A shorter ledger means that the
     * database was replaced; it must not grow.
     */
    public long known() {
        return known.get();
    }

    void update(long size) {
        known.accumulateAndGet(size, Math::max);
    }
}
