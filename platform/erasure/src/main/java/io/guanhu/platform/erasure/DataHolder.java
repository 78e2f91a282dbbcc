package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a service does when an erasure is ordered. The platform receives the order, calls
 * {@link #erase} in a transaction, destroys the {@link #keys} after the commit, calls
 * {@link #readBack} in another transaction, and sends the receipt once nothing readable is found;
 * until then it retries. Holders never use the key store themselves.
 */
public interface DataHolder {

    /**
     * Erases the order's categories and restricts those that must be kept. Erasing twice must do no
     * harm, because orders are replayed from the ledger after a restore.
     *
     * @return one finding per store and category, with {@code removed} filled in
     */
    Mono<List<Finding>> erase(ErasureOrdered order);

    /**
     * The keys to destroy for this order, according to this service's own database. Called in the
     * transaction of {@link #erase} and again afterwards; the answer must not depend on what was
     * erased.
     */
    default Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return Flux.empty();
    }

    /**
     * The last moment at which removed data can still be opened: called after the commit and before
     * the {@link #keys} are destroyed, outside any transaction. Calling it twice, or after the keys
     * were destroyed, must do no harm. The keys remain until it succeeds.
     */
    default Mono<Void> beforeKeysAreDestroyed(ErasureOrdered order) {
        return Mono.empty();
    }

    /**
     * Seals again the rest of a value from which a part was removed. Called before every read-back,
     * outside any transaction so that it may ask for keys. Calling it twice must do no harm.
     *
     * @return further findings, with {@code removed} and {@code readBack} filled in
     */
    default Mono<List<Finding>> reseal(ErasureOrdered order) {
        return Mono.just(List.of());
    }

    /**
     * Looks for every copy again, in its own transaction.
     *
     * @param erased the result of {@link #erase}
     * @return the same findings with {@code readBack} filled in
     */
    Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased);
}
