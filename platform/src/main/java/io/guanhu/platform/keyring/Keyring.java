package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.database.CommitCondition;
import io.guanhu.platform.keyring.DataKeyStore.Row;
import io.guanhu.platform.keyring.KeyEncryptionService.UnknownKeyEncryptionKeyException;
import io.guanhu.platform.keyring.KeyEncryptionService.Wrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The data keys of this service: one per (customer, category), wrapped by a key-encryption key, in
 * the service's own database.
 */
public final class Keyring {

    /** A key can be re-wrapped between reading its row and unwrapping it, once per rotation. */
    private static final Retry REWRAPPED_MEANWHILE =
            Retry.max(3).filter(e -> e instanceof UnknownKeyEncryptionKeyException);

    private static final Retry ERASED_MEANWHILE =
            Retry.max(5).filter(e -> e instanceof KeyFenceStore.RaisedException);

    private static final int ATTEMPTS = 5;

    private final DataKeyStore store;
    private final KeyEncryptionKeyStore keks;
    private final KeyEncryptionService keyEncryption;
    private final KeyFenceStore fences;
    private final TransactionalOperator transaction;
    private final Rotation rotation;

    Keyring(
            DataKeyStore store,
            KeyEncryptionKeyStore keks,
            KeyEncryptionService keyEncryption,
            KeyFenceStore fences,
            TransactionalOperator transaction) {
        this.store = store;
        this.keks = keks;
        this.keyEncryption = keyEncryption;
        this.fences = fences;
        this.transaction = transaction;
        this.rotation = new Rotation(store, keks, keyEncryption, transaction);
    }

    /** The keys of a customer; without any, a value that can open nothing. */
    public Mono<CustomerKeys> keysOf(UUID customerId) {
        return keysOf(List.of(customerId)).map(keys -> of(customerId, keys));
    }

    /** The keys of several customers in one read; every asked-for id is in the map. */
    public Mono<Map<UUID, CustomerKeys>> keysOf(Collection<UUID> customerIds) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.deferContextual(
                context ->
                        KeysInHand.in(context).of(ids).map(Mono::just).orElseGet(() -> fetch(ids)));
    }

    /**
     * Runs work with the keys of these customers in hand: within it, {@link #keysOf} answers
     * without asking the key store. Fetch keys so before a transaction opens.
     */
    public <T> Mono<T> holding(Collection<UUID> customerIds, Mono<T> work) {
        return fetch(Set.copyOf(customerIds))
                .flatMap(keys -> work.contextWrite(context -> KeysInHand.add(context, keys)));
    }

    /**
     * Runs work in a transaction that seals, with the customers' keys in hand; those missing in the
     * given categories are made before it opens, unless destroyed. Where an erasure comes in
     * between, all of it is done again, so the work must be repeatable until it commits.
     */
    public <T> Mono<T> sealing(
            Collection<UUID> customerIds, Set<DataCategory> categories, Mono<T> work) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.defer(() -> fences.look(ids))
                .flatMap(
                        seen ->
                                make(ids, categories)
                                        .flatMap(
                                                keys ->
                                                        fences.pass(ids, seen)
                                                                .then(work)
                                                                .as(transaction::transactional)
                                                                .contextWrite(
                                                                        context ->
                                                                                KeysInHand.add(
                                                                                        context,
                                                                                        keys))))
                .retryWhen(ERASED_MEANWHILE);
    }

    /**
     * Raises the fence of these customers in the current transaction, which removes what their keys
     * had sealed: whoever has such keys in hand does not seal with them any more. Call {@link
     * #destroy} when it has committed.
     */
    public Mono<Void> fenceOff(Collection<UUID> customerIds) {
        return fences.raise(Set.copyOf(customerIds));
    }

    private Mono<Map<UUID, CustomerKeys>> fetch(Set<UUID> ids) {
        return store.find(ids)
                .collectList()
                .flatMap(rows -> unwrapped(ids, rows))
                .retryWhen(REWRAPPED_MEANWHILE);
    }

    /**
     * The keys of a customer, after making those that are missing in the given categories. Joins
     * the current transaction.
     *
     * @throws KeyDestroyedException (as an error signal) if one of them was destroyed
     */
    public Mono<CustomerKeys> provide(UUID customerId, Set<DataCategory> categories) {
        return provide(List.of(customerId), categories).map(keys -> of(customerId, keys));
    }

    /** Like {@link #provide(UUID, Set)} for several customers, in one statement. */
    public Mono<Map<UUID, CustomerKeys>> provide(
            Collection<UUID> customerIds, Set<DataCategory> categories) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.deferContextual(
                        context ->
                                KeysInHand.in(context)
                                        .of(ids)
                                        .filter(keys -> complete(keys, categories))
                                        .map(Mono::just)
                                        .orElseGet(() -> make(ids, categories)))
                .doOnNext(keys -> refuseDestroyed(keys, categories));
    }

    private static boolean complete(Map<UUID, CustomerKeys> keys, Set<DataCategory> categories) {
        return keys.values().stream()
                .allMatch(
                        theirs ->
                                categories.stream()
                                        .allMatch(
                                                each ->
                                                        theirs.living(each)
                                                                || theirs.destroyed(each)));
    }

    private Mono<Map<UUID, CustomerKeys>> make(Set<UUID> ids, Set<DataCategory> categories) {
        return complete(ids, categories, ATTEMPTS)
                .as(transaction::transactional)
                .contextWrite(CommitCondition::lifted)
                .then(Mono.defer(() -> fetch(ids)));
    }

    /** Destroys keys for good, also where none was yet; answers how many were living until now. */
    public Mono<Long> destroy(UUID customerId, Set<DataCategory> categories) {
        return store.markDestroyed(customerId, categories)
                .then(store.destroyLiving(customerId, categories))
                .as(transaction::transactional);
    }

    /**
     * Makes a new key-encryption key, re-wraps every living key under it and destroys the old one.
     * Reads and writes go on; an interrupted rotation is finished by the next.
     *
     * @return how many keys were re-wrapped
     */
    public Mono<Long> rotate() {
        return rotation.run();
    }

    private Mono<Void> complete(Set<UUID> ids, Set<DataCategory> categories, int attempts) {
        return store.find(ids)
                .collectList()
                .flatMap(
                        rows -> {
                            List<Row> missing = missing(ids, categories, rows);
                            if (missing.isEmpty()) {
                                return Mono.empty();
                            }
                            if (attempts == 0) {
                                return Mono.error(
                                        new IllegalStateException(
                                                "The primary key-encryption key is retired"));
                            }
                            return make(missing)
                                    .then(
                                            Mono.defer(
                                                    () -> complete(ids, categories, attempts - 1)));
                        });
    }

    /** Makes none if the primary key was retired meanwhile; then the next attempt knows the new. */
    private Mono<Void> make(List<Row> missing) {
        String kek = keyEncryption.primaryId();
        return keks.holdInUse(kek)
                .thenMany(Flux.fromIterable(missing))
                .concatMap(
                        row ->
                                keyEncryption
                                        .wrap(DataKey.random(), row.context())
                                        .map(row::wrappedAs))
                .filter(row -> row.wrapped() != null && row.wrapped().kekId().equals(kek))
                .collectList()
                .flatMap(rows -> rows.isEmpty() ? Mono.just(0L) : store.insert(rows, kek))
                .flatMap(made -> made == 0 ? keyEncryption.reload() : Mono.empty());
    }

    private static List<Row> missing(
            Set<UUID> ids, Set<DataCategory> categories, List<Row> present) {
        Map<UUID, Set<DataCategory>> known = new HashMap<>();
        for (Row row : present) {
            known.computeIfAbsent(row.customerId(), _ -> EnumSet.noneOf(DataCategory.class))
                    .add(row.category());
        }
        List<Row> missing = new ArrayList<>();
        for (UUID id : ids) {
            for (DataCategory category : categories) {
                if (!known.getOrDefault(id, Set.of()).contains(category)) {
                    missing.add(new Row(id, category, 1, DataKey.AES_256_GCM, null));
                }
            }
        }
        return missing;
    }

    private record Unwrapped(Row row, @Nullable DataKey key) {}

    private Mono<Map<UUID, CustomerKeys>> unwrapped(Set<UUID> ids, List<Row> rows) {
        return Flux.fromIterable(rows)
                .concatMap(this::unwrapped)
                .collectMultimap(unwrapped -> unwrapped.row().customerId())
                .map(
                        byCustomer ->
                                ids.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Function.identity(),
                                                        id ->
                                                                keys(
                                                                        id,
                                                                        byCustomer.getOrDefault(
                                                                                id, List.of())))));
    }

    private Mono<Unwrapped> unwrapped(Row row) {
        Wrapped wrapped = row.wrapped();
        return wrapped == null
                ? Mono.just(new Unwrapped(row, null))
                : keyEncryption
                        .unwrap(wrapped, row.context())
                        .map(key -> new DataKey(row.suite(), row.version(), key))
                        .map(key -> new Unwrapped(row, key));
    }

    private static CustomerKeys keys(UUID id, Collection<Unwrapped> ofCustomer) {
        Map<DataCategory, DataKey> living = new EnumMap<>(DataCategory.class);
        Set<DataCategory> destroyed = EnumSet.noneOf(DataCategory.class);
        for (Unwrapped one : ofCustomer) {
            DataKey key = one.key();
            if (key == null) {
                destroyed.add(one.row().category());
            } else {
                living.put(one.row().category(), key);
            }
        }
        return new CustomerKeys(id, living, destroyed);
    }

    private static void refuseDestroyed(
            Map<UUID, CustomerKeys> keys, Set<DataCategory> categories) {
        for (CustomerKeys ofOne : keys.values()) {
            for (DataCategory category : categories) {
                if (ofOne.destroyed(category)) {
                    throw new KeyDestroyedException(category);
                }
            }
        }
    }

    private static CustomerKeys of(UUID customerId, Map<UUID, CustomerKeys> keys) {
        CustomerKeys found = keys.get(customerId);
        if (found == null) {
            throw new IllegalStateException("Every asked-for customer is in the map");
        }
        return found;
    }
}
