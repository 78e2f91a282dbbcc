package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
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
 * What this service does about one order, in three steps that survive a crash between any two: rows
 * are removed in a transaction; when it has committed the keys are destroyed, which needs the key
 * store and therefore no open transaction; then every copy is looked at again. Each step may be
 * taken twice.
 */
public final class Eradication {

    private final DataHolder holder;
    private final @Nullable Keyring keyring;
    private final TransactionalOperator transaction;

    Eradication(DataHolder holder, @Nullable Keyring keyring, TransactionalOperator transaction) {
        this.holder = holder;
        this.keyring = keyring;
        this.transaction = transaction;
    }

    /** All three steps; what was removed, destroyed and found again. */
    public Mono<List<Finding>> carryOut(ErasureOrdered order) {
        return transaction
                .transactional(Mono.defer(() -> remove(order)))
                .flatMap(erased -> foreseeKeys(order, erased))
                .delayUntil(erased -> destroyKeys(order))
                .flatMap(erased -> readBack(order, erased))
                .delayUntil(found -> reopen(order));
    }

    /** Removes rows in the current transaction; whoever holds keys to them cannot seal any more. */
    Mono<List<Finding>> remove(ErasureOrdered order) {
        return doomed(order)
                .flatMap(doomed -> fenceOff(doomed, order.orderId()))
                .then(Mono.defer(() -> holder.erase(order)))
                .switchIfEmpty(Mono.error(Eradication::silence));
    }

    /**
     * What will have happened to the keys once they are destroyed; known before, so that no crash
     * can forget it.
     */
    Mono<List<Finding>> foreseeKeys(ErasureOrdered order, List<Finding> findings) {
        Keyring keys = keyring;
        if (keys == null) {
            return Mono.just(findings);
        }
        return doomed(order)
                .flatMap(doomed -> keys.keysOf(owners(doomed)).map(found -> KeyFindings.of(doomed, found)))
                .map(found -> KeyFindings.add(findings, found));
    }

    /**
     * Destroys the keys, outside any transaction; tells in which epochs they die. Nobody seals
     * anything new of these owners until {@link #reopen}.
     */
    Mono<KeyDeaths> destroyKeys(ErasureOrdered order) {
        return Mono.defer(() -> holder.beforeKeysDie(order)).then(Mono.defer(() -> destroyed(order)));
    }

    private Mono<KeyDeaths> destroyed(ErasureOrdered order) {
        Keyring keys = keyring;
        return keys == null
                ? Mono.just(KeyDeaths.NONE)
                : doomed(order)
                        .flatMapIterable(doomed -> doomed)
                        .concatMap(each -> keys.destroy(each.owner(), each.categories()))
                        .collectList()
                        .map(KeyDeaths::of);
    }

    /** Lets new data be sealed: what is found from now on is no survivor. */
    Mono<Void> reopen(ErasureOrdered order) {
        Keyring keys = keyring;
        return keys == null
                ? Mono.empty()
                : doomed(order).flatMap(doomed -> keys.reopen(owners(doomed), order.orderId()));
    }

    /** Looks at every copy, and at every key, again. */
    Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        Keyring keys = keyring;
        Mono<List<Finding>> sealing = Mono.defer(() -> holder.sealAnew(order));
        return (keys == null ? sealing : keys.whileErasing(sealing))
                .map(anew -> Findings.together(erased, anew))
                .flatMap(all -> look(order, all));
    }

    private Mono<List<Finding>> look(ErasureOrdered order, List<Finding> erased) {
        List<Finding> rows =
                erased.stream().filter(each -> !KeyFindings.isOne(each)).toList();
        return foreseeKeys(order, List.of())
                .map(living -> KeyFindings.readBack(erased, living))
                .flatMap(keys -> transaction
                        .transactional(Mono.defer(() -> holder.readBack(order, rows)))
                        .switchIfEmpty(Mono.error(Eradication::silence))
                        .map(found -> KeyFindings.add(found, keys)));
    }

    private Mono<List<DoomedKeys>> doomed(ErasureOrdered order) {
        return Flux.defer(() -> holder.keys(order)).collectList();
    }

    private Mono<Void> fenceOff(List<DoomedKeys> doomed, UUID orderId) {
        return keyring == null ? Mono.empty() : keyring.fenceOff(owners(doomed), orderId);
    }

    private static Set<UUID> owners(List<DoomedKeys> doomed) {
        return doomed.stream().map(DoomedKeys::owner).collect(Collectors.toSet());
    }

    /** A holder without anything to erase says so by its findings; silence is a fault. */
    private static IllegalStateException silence() {
        return new IllegalStateException("The data holder returned no findings");
    }
}
