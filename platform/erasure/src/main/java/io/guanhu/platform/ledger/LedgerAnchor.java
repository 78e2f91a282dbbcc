package io.guanhu.platform.ledger;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * A place with a copy of the ledger. Its content is only trusted as far as a signed head confirms
 * it: heads are verified by their signature, entries by the root of a head.
 */
public interface LedgerAnchor {

    /** The name in health reports and metrics. */
    String name();

    /**
     * The latest head there.
     *
     * @return empty if there is none yet; an error if the place cannot be read, or has a forged
     *     head
     */
    Mono<Optional<LedgerHead>> head();

    /**
     * Whether its head means that there is no newer one. A place that gets heads later than the
     * others only shows that there is at least this one.
     */
    default boolean isAuthoritative() {
        return true;
    }

    /**
     * Entries after a position, in ascending order without gaps; fewer, or none, if the place has
     * no more. Not verified.
     */
    Mono<List<LedgerLine>> entriesAfter(long position, int limit);
}
