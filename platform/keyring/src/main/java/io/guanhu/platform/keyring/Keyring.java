package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.keyring.store.tree.KeyTree.DestroyedKey;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The data keys of this service: one per (customer, category, generation), in a key tree with its
 * own store. Use it before opening a transaction on the data, never within one.
 */
public final class Keyring {

    private static final Retry ERASED_MEANWHILE = Retry.backoff(10, Duration.ofMillis(20))
            .maxBackoff(Duration.ofSeconds(1))
            .filter(e -> e instanceof KeyFenceStore.RaisedException)
            .onRetryExhaustedThrow(
                    (_, _) -> new TransientDataAccessResourceException("An erasure has not finished yet"));

    private final Source source;
    private final KeyThreads threads;
    private final Set<DataCategory> atFirst;
    private final OutsideTransactions outside;
    private final KeyFenceStore fences;
    private final TransactionalOperator transaction;

    /** Where keys are kept, and how they die. Blocking, but for {@link #provide}. */
    interface Source {

        /** Every owner is in the map, whether or not there are keys. */
        Map<UUID, OwnerKeys> find(Collection<UUID> owners);

        /** Makes the keys that are missing; tells all keys after it. */
        CompletableFuture<Map<UUID, OwnerKeys>> provide(Wanted wanted);

        /** Per name, which key died, now or before. */
        Map<String, DestroyedKey> destroy(UUID owner, Set<String> names);

        boolean closed(long epoch);

        Optional<EpochRecord> epoch(long number);

        /** Asks for a new root; tells the epoch that brings it. */
        long rotate();

        /** An epoch has something to do. */
        void wake();
    }

    /**
     * @param atFirst the categories for which a customer gets keys at once, so that later work does
     *     not change the tree
     */
    Keyring(
            Source source,
            KeyThreads threads,
            Set<DataCategory> atFirst,
            OutsideTransactions outside,
            KeyFenceStore fences,
            TransactionalOperator transaction) {
        this.source = source;
        this.threads = threads;
        this.atFirst = Set.copyOf(atFirst);
        this.outside = outside;
        this.fences = fences;
        this.transaction = transaction;
    }

    /** The keys of a customer; if there are none, a value that cannot open anything. */
    public Mono<CustomerKeys> keysOf(UUID customerId) {
        return keysOf(List.of(customerId)).map(keys -> of(customerId, keys));
    }

    /** The keys of several customers in one read; the map contains every requested id. */
    public Mono<Map<UUID, CustomerKeys>> keysOf(Collection<UUID> customerIds) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.deferContextual(
                context -> PrefetchedKeys.in(context).of(ids).map(Mono::just).orElseGet(() -> fetch(ids)));
    }

    /**
     * Runs work with the keys of these customers at hand: within it, {@link #keysOf} answers
     * without the key store. Call this before opening a transaction.
     */
    public <T> Mono<T> holding(Collection<UUID> customerIds, Mono<T> work) {
        return fetch(Set.copyOf(customerIds))
                .flatMap(keys -> work.contextWrite(context -> PrefetchedKeys.add(context, keys)));
    }

    /**
     * Runs work in a transaction that seals, with the keys of these customers at hand. Missing keys
     * in the given categories are created first, but destroyed ones are not replaced. Keys are
     * created before the transaction, since an unused key does no harm. If an erasure comes in
     * between, everything is repeated with the current keys, so the work must be repeatable until
     * it commits.
     */
    public <T> Mono<T> sealing(Collection<UUID> customerIds, Set<DataCategory> categories, Mono<T> work) {
        return sealing(customerIds, categories, Set.of(), work);
    }

    /**
     * Like {@link #sealing(Collection, Set, Mono)}, for work that brings new data of some
     * categories.
     *
     * @param renewed the categories of new data; if their keys were destroyed, they get the next
     *     generation
     */
    public <T> Mono<T> sealing(
            Collection<UUID> customerIds, Set<DataCategory> categories, Set<DataCategory> renewed, Mono<T> work) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.defer(() -> fences.read(ids))
                .flatMap(seen -> make(ids, categories, renewed)
                        .flatMap(keys -> fences.pass(ids, seen)
                                .then(work)
                                .as(transaction::transactional)
                                .contextWrite(context -> PrefetchedKeys.add(context, keys))))
                .retryWhen(ERASED_MEANWHILE);
    }

    /**
     * Raises the fence of these customers in the current transaction, which removes what their keys
     * sealed. Keys already fetched can no longer seal, and nothing of theirs can be sealed until
     * this erasure, and every other one that has raised the fence, calls {@link #reopen}. Call
     * {@link #destroy} once after the commit, with all categories.
     */
    public Mono<Void> fenceOff(Collection<UUID> customerIds, UUID erasure) {
        return fences.raise(Set.copyOf(customerIds), erasure);
    }

    /**
     * Runs work of the erasure itself, which may seal the remaining data while the fence is closed
     * to all others.
     */
    public <T> Mono<T> whileErasing(Mono<T> work) {
        return KeyFenceStore.exempting(work);
    }

    /**
     * The keys of a customer, after creating those missing in the given categories. A category
     * whose key was destroyed gets the next generation: an erasure ends a key, but the customer may
     * have such data again. With keys at hand, none are created.
     *
     * @throws KeyDestroyedException (as an error signal) if a key at hand was destroyed
     */
    public Mono<CustomerKeys> provide(UUID customerId, Set<DataCategory> categories) {
        return provide(List.of(customerId), categories).map(keys -> of(customerId, keys));
    }

    /**
     * The keys of several customers, after creating the missing ones in a single change of the
     * tree; see {@link #provide(UUID, Set)}.
     */
    public Mono<Map<UUID, CustomerKeys>> provide(Collection<UUID> customerIds, Set<DataCategory> categories) {
        Set<UUID> ids = Set.copyOf(customerIds);
        return Mono.deferContextual(context -> PrefetchedKeys.in(context)
                .of(ids)
                .filter(keys -> new RequiredKeys(categories, Set.of()).areIn(keys))
                .map(keys -> living(keys, categories))
                .orElseGet(() -> make(ids, categories, categories)));
    }

    private static Mono<Map<UUID, CustomerKeys>> living(Map<UUID, CustomerKeys> keys, Set<DataCategory> categories) {
        for (CustomerKeys theirs : keys.values()) {
            for (DataCategory category : categories) {
                if (theirs.destroyed(category)) {
                    return Mono.error(new KeyDestroyedException(category));
                }
            }
        }
        return Mono.just(keys);
    }

    /**
     * Destroys keys. From now on nobody can get them, and the end of an epoch is requested, after
     * which no copy of the key store can open them. Can be repeated; later calls return the same
     * epoch. Does not change fences.
     */
    public Mono<Destruction> destroy(UUID customerId, Set<DataCategory> categories) {
        Set<String> names = names(categories);
        return outside.only(threads.call(() -> source.destroy(customerId, names)))
                .doOnNext(_ -> source.wake())
                .map(Destruction::of);
    }

    /**
     * Ends what an erasure closed with {@link #fenceOff}. Unless another erasure keeps it closed,
     * data of these customers can be sealed again, with keys fetched from now on.
     */
    public Mono<Void> reopen(Collection<UUID> customerIds, UUID erasure) {
        return fences.reopen(customerIds, erasure);
    }

    /**
     * Whether an epoch has closed: keys destroyed in it, or before, no longer exist in any copy.
     */
    public Mono<Boolean> epochClosed(long epoch) {
        return outside.only(threads.call(() -> source.closed(epoch)));
    }

    /** The record of an epoch, as proof for erasures; empty if there is none. */
    public Mono<EpochRecord> epoch(long number) {
        return outside.only(threads.call(() -> source.epoch(number))).flatMap(Mono::justOrEmpty);
    }

    /**
     * Requests a new root, which re-wraps one page. Calls before the epoch has begun request the
     * same one.
     *
     * @return the number of the epoch that brings it
     */
    public Mono<Long> rotate() {
        return outside.only(threads.call(source::rotate)).doOnNext(_ -> source.wake());
    }

    private Mono<Map<UUID, CustomerKeys>> fetch(Set<UUID> ids) {
        return outside.only(threads.call(() -> source.find(ids))).map(keys -> of(ids, keys));
    }

    /** Usually nothing is missing, and a read is enough. */
    private Mono<Map<UUID, CustomerKeys>> make(Set<UUID> ids, Set<DataCategory> categories, Set<DataCategory> renewed) {
        return fetch(ids)
                .flatMap(found -> new RequiredKeys(categories, renewed).areIn(found)
                        ? Mono.just(found)
                        : make(found, categories, renewed));
    }

    private Mono<Map<UUID, CustomerKeys>> make(
            Map<UUID, CustomerKeys> found, Set<DataCategory> categories, Set<DataCategory> renewed) {
        RequiredKeys required = new RequiredKeys(categories, renewed);
        Map<Set<DataCategory>, List<UUID>> together = found.entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> required.of(each.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return Flux.fromIterable(together.entrySet())
                .flatMap(each ->
                        threads.limited(submitted(new Wanted(each.getValue(), names(each.getKey()), names(atFirst)))))
                .reduceWith(HashMap<UUID, OwnerKeys>::new, (all, some) -> {
                    all.putAll(some);
                    return all;
                })
                .map(keys -> of(found.keySet(), keys));
    }

    private Mono<Map<UUID, OwnerKeys>> submitted(Wanted wanted) {
        return Mono.defer(() -> Mono.fromFuture(source.provide(wanted), true));
    }

    private static Set<String> names(Set<DataCategory> categories) {
        return categories.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static Map<UUID, CustomerKeys> of(Set<UUID> ids, Map<UUID, OwnerKeys> keys) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> CustomerKeys.of(of(id, keys))));
    }

    private static <T> T of(UUID customerId, Map<UUID, T> keys) {
        return Objects.requireNonNull(keys.get(customerId), "Every requested customer is in the map");
    }
}
