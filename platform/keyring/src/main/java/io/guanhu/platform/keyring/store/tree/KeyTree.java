package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.PageStore.Owned;
import io.guanhu.platform.keyring.store.tree.PageStore.Snapshot;
import io.guanhu.platform.keyring.tree.Growth;
import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.Placed;
import io.guanhu.platform.keyring.tree.RootKeyNeededException;
import io.guanhu.platform.keyring.tree.TreeMovedException;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageBrokenException;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The key tree in its database. Blocking. Reads see the current store; changes are serialised over
 * all replicas.
 */
public final class KeyTree {

    private static final int ATTEMPTS = 5;

    private final KeyDatabase database;
    private final PageStore pages;
    private final DestroyedStore destroyed;
    private final PageKeyCache keys;
    private final RootKeys roots;

    /**
     * @param cachedKeys how many page keys to keep in memory at most
     */
    public KeyTree(KeyDatabase database, KeyEncryptionService encryption, int cachedKeys) {
        this.database = database;
        this.pages = new PageStore(database.sql());
        this.destroyed = new DestroyedStore(database.sql());
        this.keys = new PageKeyCache(cachedKeys);
        this.roots = new RootKeys(encryption, keys);
    }

    /** A request for keys. */
    public record Wanted(Collection<UUID> owners, Set<String> names, Set<String> atFirst) {}

    /** The map contains every owner, whether or not there are keys. */
    public Map<UUID, OwnerKeys> find(Collection<UUID> owners) {
        return retrying(() -> findOnce(owners));
    }

    private Map<UUID, OwnerKeys> findOnce(Collection<UUID> owners) {
        List<Owned> owned = pages.owned(owners);
        OpenPages open = opening(owned.stream().map(Owned::leaf).toList());
        Map<UUID, OwnerKeys> found = new HashMap<>();
        owners.forEach(owner -> found.put(owner, OwnerKeys.none(owner)));
        Map<PageId, Leaf> leaves = new HashMap<>();
        for (Owned each : owned) {
            var leaf = leaves.computeIfAbsent(each.leaf().id(), _ -> open.leaf(each.leaf()));
            UUID owner = each.placed().owner();
            found.put(owner, OwnerKeys.of(each.placed(), leaf));
        }
        return found;
    }

    /** What opens these leaves; needs a second read only if one of their keys is not in memory. */
    private OpenPages opening(List<PageRow> leaves) {
        Set<PageId> above = leaves.stream()
                .filter(row -> keys.get(row.id(), row.version()) == null)
                .flatMap(row -> row.id().ancestors())
                .collect(Collectors.toSet());
        Snapshot snapshot =
                above.isEmpty() ? Snapshot.NONE : pages.snapshot(above).orElseThrow(TreeMovedException::new);
        return new OpenPages(snapshot.state(), keys, _ -> snapshot.pages());
    }

    /** Creates the missing keys of all requests in one change; returns all keys afterwards. */
    public Map<UUID, OwnerKeys> provide(Collection<Wanted> requests) {
        return retrying(() -> database.transaction(() -> provideNow(requests)));
    }

    private Map<UUID, OwnerKeys> provideNow(Collection<Wanted> requests) {
        Set<UUID> owners = new HashSet<>();
        requests.forEach(request -> owners.addAll(request.owners()));
        return grow(
                owners,
                growth -> requests.forEach(request ->
                        request.owners().forEach(owner -> growth.provide(owner, request.names(), request.atFirst()))));
    }

    /**
     * Creates the next key with a name without ending earlier ones, unless there is already one
     * newer than the given generation. Returns the owner's keys afterwards.
     */
    public OwnerKeys succeed(UUID owner, String name, int after) {
        return retrying(() -> database.transaction(() ->
                Objects.requireNonNull(grow(Set.of(owner), growth -> growth.succeed(owner, name, after))
                        .get(owner))));
    }

    Map<UUID, OwnerKeys> grow(Set<UUID> owners, Consumer<Growth> change) {
        OpenPages open = new OpenPages(pages.lockTree(), keys, pages::pages);
        List<Placed> placed = destroyed.placed(owners);
        Set<PageId> leaves = placed.stream().map(Placed::leaf).collect(Collectors.toSet());
        if (open.state().leaves() > 0) {
            leaves.add(PageId.leaf(open.state().leaves() - 1));
        }
        open.preload(leaves);
        Growth growth = new Growth(open, placed);
        change.accept(growth);
        if (!growth.changesNothing()) {
            List<PageRow> changed = growth.changed();
            pages.save(changed);
            pages.placeNew(growth.newOwners());
            pages.saveTree(growth.state(changed));
        }
        return owners.stream().collect(Collectors.toMap(owner -> owner, growth::keysOf));
    }

    /**
     * Marks keys as destroyed; from now on nobody can get them.
     *
     * @param atOnce whether the epoch should end as soon as possible
     * @return for each name, which key ended in which epoch, including keys destroyed before; names
     *     that never had a key are not included
     */
    public Map<String, DestroyedKey> destroy(UUID owner, Set<String> names, boolean atOnce) {
        return retrying(() -> database.transaction(() -> destroyNow(owner, names, atOnce)));
    }

    /**
     * A destroyed key.
     *
     * @param epoch the epoch in which it ended or will end
     * @param now whether it existed until this call
     */
    public record DestroyedKey(int generation, long epoch, boolean now) {}

    private Map<String, DestroyedKey> destroyNow(UUID owner, Set<String> names, boolean atOnce) {
        OpenPages open = new OpenPages(pages.lockTree(), keys, pages::pages);
        Map<String, DestroyedKey> deaths = new HashMap<>();
        for (Placed placed : destroyed.placed(List.of(owner))) {
            destroyed
                    .epochsOf(owner)
                    .forEach((name, epoch) -> deaths.merge(
                            name.name(), new DestroyedKey(name.generation(), epoch, false), KeyTree::later));
            OwnerKeys theirs = OwnerKeys.of(placed, open.leaf(placed.leaf()));
            List<Slot.Name> dying = theirs.slots().stream()
                    .map(Slot::id)
                    .filter(slot -> names.contains(slot.name()))
                    .toList();
            if (!dying.isEmpty()) {
                long epoch = destroyed.openEpoch(atOnce);
                destroyed.insert(dying, epoch);
                dying.forEach(name -> deaths.put(name.name(), new DestroyedKey(name.generation(), epoch, true)));
            }
        }
        deaths.keySet().retainAll(names);
        return deaths;
    }

    /**
     * Destroys one of a name's keys; from now on nobody can get it. The epoch ends at its usual
     * time, unless it should end as soon as possible.
     *
     * @return empty if there is no such key
     */
    public Optional<DestroyedKey> destroy(Slot.Name key, boolean atOnce) {
        return retrying(() -> database.transaction(() -> destroyNow(key, atOnce)));
    }

    private Optional<DestroyedKey> destroyNow(Slot.Name key, boolean atOnce) {
        OpenPages open = new OpenPages(pages.lockTree(), keys, pages::pages);
        Long before = destroyed.epochsOf(key.owner()).get(key);
        if (before != null) {
            return Optional.of(new DestroyedKey(key.generation(), before, false));
        }
        boolean living = destroyed.placed(List.of(key.owner())).stream()
                .flatMap(each -> open.leaf(each.leaf()).of(key.owner()).stream())
                .anyMatch(slot -> slot.id().equals(key));
        if (!living) {
            return Optional.empty();
        }
        long epoch = destroyed.openEpoch(atOnce);
        destroyed.insert(List.of(key), epoch);
        return Optional.of(new DestroyedKey(key.generation(), epoch, true));
    }

    private static DestroyedKey later(DestroyedKey one, DestroyedKey other) {
        return one.generation() > other.generation() ? one : other;
    }

    /** The current tree; empty before its foundation. */
    public Optional<TreeState> state() {
        return pages.tree();
    }

    /** Drops all page keys in memory, and switches to the current root. */
    public TreeState adoptRoot() {
        keys.clear();
        return retrying(() -> {
            Snapshot root = pages.snapshot(Set.of(PageId.ROOT)).orElseThrow(TreeMovedException::new);
            new OpenPages(root.state(), keys, _ -> root.pages()).branch(PageId.ROOT);
            return root.state();
        });
    }

    <T> T retrying(Supplier<T> attempt) {
        return keys.holding(() -> tryAgain(attempt));
    }

    private <T> T tryAgain(Supplier<T> attempt) {
        RuntimeException last = new TreeMovedException();
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                try {
                    return attempt.get();
                } catch (RootKeyNeededException needed) {
                    last = needed;
                    roots.load(needed.state());
                }
            } catch (TreeMovedException moved) {
                last = moved;
            } catch (PageBrokenException broken) {
                // After a failover to a standby that lagged behind, memory may be from a different
                // history.
                last = broken;
                keys.clear();
            }
        }
        throw last;
    }

    KeyDatabase database() {
        return database;
    }

    PageStore pages() {
        return pages;
    }

    DestroyedStore destroyed() {
        return destroyed;
    }

    OpenPages.PageKeys keys() {
        return keys;
    }

    RootKeys roots() {
        return roots;
    }
}
