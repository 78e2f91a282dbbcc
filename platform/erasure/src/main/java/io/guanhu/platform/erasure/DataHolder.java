package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a service does when an erasure is ordered. The platform takes the order, calls {@link
 * #erase} in a transaction, destroys the {@link #keys} when that has committed, calls {@link
 * #readBack} in another transaction, and sends the receipt once nothing readable is found; until
 * then it retries. No holder asks the key store itself.
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
     * The keys that die with this order, as this service's own database knows them. Asked for in
     * the transaction of {@link #erase} and again afterwards; the answer must not depend on what
     * was erased.
     */
    default Flux<DoomedKeys> keys(ErasureOrdered order) {
        return Flux.empty();
    }

    /**
     * The last moment at which what was removed can still be opened: called when that has committed
     * and before the {@link #keys} die, outside any transaction. Doing it twice, or after the keys
     * died, does no harm; the keys live until it succeeds.
     */
    default Mono<Void> beforeKeysDie(ErasureOrdered order) {
        return Mono.empty();
    }

    /**
     * Seals anew what stays of a blob that lost a part; called outside any transaction, so that it
     * may ask for keys, before every read-back. Doing it twice does no harm.
     *
     * @return further findings, with {@code removed} and {@code readBack} filled in
     */
    default Mono<List<Finding>> sealAnew(ErasureOrdered order) {
        return Mono.just(List.of());
    }

    /**
     * Looks at every copy again, in its own transaction.
     *
     * @param erased what {@link #erase} returned
     * @return the same findings with {@code readBack} filled in
     */
    Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased);
}
