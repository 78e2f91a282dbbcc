package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The list of all erasures ever completed, in order. It outlives every backup, so that a restored
 * database can learn what it must erase again. The service that keeps the ledger provides a bean of
 * this type; the others ask that service.
 */
@FunctionalInterface
public interface ErasureLedger {

    /**
     * The entries after a position, in ascending order.
     *
     * @param position the last one known; 0 for none
     * @param limit how many at most
     */
    Mono<Entries> entriesAfter(long position, int limit);

    /**
     * A part of the ledger.
     *
     * @param head the position of the ledger's last entry; 0 if it is empty
     */
    record Entries(long head, List<Entry> entries) {

        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /** One erasure. */
    record Entry(long position, ErasureOrdered order) {}
}
