package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.keyring.Keyring;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out one order, in three steps that survive a crash in between. First rows are removed in
 * a transaction. After the commit the keys are destroyed, which needs the key store and therefore
 * no open transaction. Then every copy is checked again. Each step can be repeated.
 */
public final class ErasureExecution {

    private final DataHolder holder;
    private final @Nullable Keyring keyring;
    private final TransactionalOperator transaction;

    ErasureExecution(DataHolder holder, @Nullable Keyring keyring, TransactionalOperator transaction) {
        this.holder = holder;
        this.keyring = keyring;
        this.transaction = transaction;
    }

    /** All three steps. Returns what was removed, destroyed and found again. */
    public Mono<List<Finding>> carryOut(ErasureOrdered order) {
        return transaction
                .transactional(Mono.defer(() -> remove(order)))
                .flatMap(erased -> predictKeyFindings(order, erased))
                .delayUntil(erased -> destroyKeys(order))
                .flatMap(erased -> readBack(order, erased))
                .delayUntil(found -> reopen(order));
    }

    /** Removes rows in the current transaction; from then on nobody can seal with these keys. */
    public Mono<List<Finding>> remove(ErasureOrdered order) {
        return keysToDestroy(order)
                .flatMap(doomed -> fenceOff(doomed, order.orderId()))
                .then(Mono.defer(() -> holder.erase(order)))
                .switchIfEmpty(Mono.error(ErasureExecution::noFindings));
    }

    /**
     * The findings about the keys as they will be after their destruction. Computed before, so that
     * a crash cannot lose them.
     */
    public Mono<List<Finding>> predictKeyFindings(ErasureOrdered order, List<Finding> findings) {
        Keyring keys = keyring;
        if (keys == null) {
            return Mono.just(findings);
        }
        return keysToDestroy(order)
                .flatMap(doomed -> keys.keysOf(owners(doomed)).map(found -> KeyFindings.of(doomed, found)))
                .map(found -> KeyFindings.add(findings, found));
    }

    /**
     * Destroys the keys, outside any transaction, and returns the epochs in which they end. Nobody
     * can seal new data of these owners until {@link #reopen}.
     */
    public Mono<DestructionEpochs> destroyKeys(ErasureOrdered order) {
        return Mono.defer(() -> holder.beforeKeysAreDestroyed(order)).then(Mono.defer(() -> destroyed(order)));
    }

    private Mono<DestructionEpochs> destroyed(ErasureOrdered order) {
        Keyring keys = keyring;
        return keys == null
                ? Mono.just(DestructionEpochs.NONE)
                : keysToDestroy(order)
                        .flatMapIterable(doomed -> doomed)
                        .concatMap(each -> keys.destroy(each.owner(), each.categories()))
                        .collectList()
                        .map(DestructionEpochs::of);
    }

    /** Allows sealing new data; anything found from now on was not left over. */
    public Mono<Void> reopen(ErasureOrdered order) {
        Keyring keys = keyring;
        return keys == null
                ? Mono.empty()
                : keysToDestroy(order).flatMap(doomed -> keys.reopen(owners(doomed), order.orderId()));
    }

    /** Checks every copy, and every key, again. */
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        Keyring keys = keyring;
        Mono<List<Finding>> sealing = Mono.defer(() -> holder.reseal(order));
        return (keys == null ? sealing : keys.whileErasing(sealing))
                .map(anew -> Findings.merge(erased, anew))
                .flatMap(all -> readBackAll(order, all));
    }

    private Mono<List<Finding>> readBackAll(ErasureOrdered order, List<Finding> erased) {
        List<Finding> rows =
                erased.stream().filter(each -> !KeyFindings.isOne(each)).toList();
        return predictKeyFindings(order, List.of())
                .map(living -> KeyFindings.readBack(erased, living))
                .flatMap(keys -> transaction
                        .transactional(Mono.defer(() -> holder.readBack(order, rows)))
                        .switchIfEmpty(Mono.error(ErasureExecution::noFindings))
                        .map(found -> KeyFindings.add(found, keys)));
    }

    private Mono<List<KeysToDestroy>> keysToDestroy(ErasureOrdered order) {
        return Flux.defer(() -> holder.keys(order)).collectList();
    }

    private Mono<Void> fenceOff(List<KeysToDestroy> doomed, UUID orderId) {
        return keyring == null ? Mono.empty() : keyring.fenceOff(owners(doomed), orderId);
    }

    private static Set<UUID> owners(List<KeysToDestroy> doomed) {
        return doomed.stream().map(KeysToDestroy::owner).collect(Collectors.toSet());
    }

    /**
     * A holder with nothing to erase must say so in its findings; no findings at all are an error.
     */
    private static IllegalStateException noFindings() {
        return new IllegalStateException("The data holder returned no findings");
    }
}
