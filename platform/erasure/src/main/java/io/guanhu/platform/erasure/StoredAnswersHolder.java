package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.idempotency.IdempotencyKeys;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes the stored answers about the customer in addition to what the service's holder erases.
 * Every service has such answers, and they are easily forgotten.
 */
final class StoredAnswersHolder implements DataHolder {

    private final DataHolder holder;
    private final IdempotencyKeys answers;

    StoredAnswersHolder(DataHolder holder, IdempotencyKeys answers) {
        this.holder = holder;
        this.answers = answers;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        return holder.erase(order).delayUntil(_ -> answers.forget(order.customerId()));
    }

    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return holder.keys(order);
    }

    @Override
    public Mono<Void> beforeKeysAreDestroyed(ErasureOrdered order) {
        return holder.beforeKeysAreDestroyed(order);
    }

    @Override
    public Mono<List<Finding>> reseal(ErasureOrdered order) {
        return holder.reseal(order);
    }

    /** Once more, because a request that ran during the erasure may have stored its answer. */
    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return answers.forget(order.customerId()).then(Mono.defer(() -> holder.readBack(order, erased)));
    }
}
