package io.guanhu.platform.ledger;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * A place where the ledger can be found. What it tells is believed only as far as a signed head
 * bears it out: heads are verified by their signature, entries by the root of a head.
 */
public interface LedgerAnchor {

    /** Shown in health and metrics. */
    String name();

    /**
     * The newest head there.
     *
     * @return empty if there is none yet; an error if the place cannot be read, or holds a head
     *     that is forged
     */
    Mono<Optional<LedgerHead>> head();

    /**
     * Whether its head says that there is no newer one. A place that gets heads later than the
     * others says only that there is at least this one.
     */
    default boolean vouches() {
        return true;
    }

    /**
     * Entries after a position, ascending and without gaps; fewer, or none, if the place has no
     * more. Not verified.
     */
    Mono<List<LedgerLine>> entriesAfter(long position, int limit);
}
