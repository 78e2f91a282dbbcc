package io.guanhu.platform.ledger;

import java.util.List;
import reactor.core.publisher.Mono;

/** An anchor outside the database, to which the keeper of the ledger carries heads and entries. */
public interface OutsideAnchor extends LedgerAnchor {

    /** The position of the last entry there; 0 if there is none. */
    Mono<Long> lastEntry();

    /** Adds entries that follow those there; completes when they will outlive a crash. */
    Mono<Void> append(List<LedgerLine> entries);

    /**
     * Adds a head; completes when it will outlive a crash. The place never goes back: a head that
     * is not newer than the one there is ignored.
     */
    Mono<Void> advance(LedgerHead head);
}
