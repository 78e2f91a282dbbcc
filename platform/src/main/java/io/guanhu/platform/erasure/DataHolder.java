package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What a service does when an erasure is ordered. The platform takes the order, calls {@link
 * #erase} in a transaction, then {@link #readBack} in another one, and sends the receipt once
 * nothing readable is found; until then it retries.
 */
public interface DataHolder {

    /**
     * Erases the order's categories and restricts those that must be kept. Erasing twice does no
     * harm: an order is also replayed from the ledger after a restore.
     *
     * @return one finding per store and category with {@code removed} filled in
     */
    Mono<List<Finding>> erase(ErasureOrdered order);

    /**
     * Looks at every copy again, in its own transaction.
     *
     * @param erased what {@link #erase} returned
     * @return the same findings with {@code readBack} filled in
     */
    Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased);
}
