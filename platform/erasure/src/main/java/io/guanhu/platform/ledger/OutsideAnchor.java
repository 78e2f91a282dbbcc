package io.guanhu.platform.ledger;

import java.util.List;
import reactor.core.publisher.Mono;

/** An anchor outside the database, to which the ledger's keeper copies heads and entries. */
public interface OutsideAnchor extends LedgerAnchor {

    /** The position of the last entry there; 0 if there is none. */
    Mono<Long> lastEntry();

    /** Adds entries that follow the existing ones; completes once they would survive a crash. */
    Mono<Void> append(List<LedgerLine> entries);

    /**
     * Adds a head; completes once it would survive a crash. The place never goes back: a head that
     * is not newer than the existing one is ignored.
     */
    Mono<Void> advance(LedgerHead head);
}
