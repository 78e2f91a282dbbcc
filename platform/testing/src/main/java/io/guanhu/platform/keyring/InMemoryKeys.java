package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.keyring.store.tree.KeyTree.DestroyedKey;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Keys in a map, by owner. */
final class InMemoryKeys implements Keyring.Source {

    private final Map<UUID, OwnerKeys> keys = new HashMap<>();
    private final Map<Slot.Name, Long> deaths = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private long epoch = 1;

    synchronized OwnerKeys of(UUID owner) {
        return keys.getOrDefault(owner, OwnerKeys.none(owner));
    }

    synchronized void make(UUID owner, Set<String> names) {
        OwnerKeys before = of(owner);
        List<Slot> slots = new ArrayList<>(before.slots());
        for (String name : names) {
            if (before.living(name).isEmpty()) {
                byte[] key = new byte[Slot.KEY_BYTES];
                random.nextBytes(key);
                slots.add(new Slot(owner, name, before.newest(name) + 1, key));
            }
        }
        keys.put(owner, new OwnerKeys(owner, slots, before.destroyed()));
    }

    synchronized void endEpoch() {
        epoch++;
    }

    @Override
    public Map<UUID, OwnerKeys> find(Collection<UUID> owners) {
        return owners.stream().distinct().collect(Collectors.toMap(owner -> owner, this::of));
    }

    @Override
    public CompletableFuture<Map<UUID, OwnerKeys>> provide(Wanted wanted) {
        wanted.owners().forEach(owner -> make(owner, wanted.names()));
        return CompletableFuture.completedFuture(find(wanted.owners()));
    }

    @Override
    public synchronized Map<String, DestroyedKey> destroy(UUID owner, Set<String> names) {
        OwnerKeys before = of(owner);
        List<Slot> dying = before.slots().stream()
                .filter(slot -> names.contains(slot.name()))
                .toList();
        Set<Slot.Name> destroyed = new HashSet<>(before.destroyed());
        dying.forEach(slot -> {
            destroyed.add(slot.id());
            deaths.put(slot.id(), epoch);
        });
        List<Slot> living = new ArrayList<>(before.slots());
        living.removeAll(dying);
        keys.put(owner, new OwnerKeys(owner, living, destroyed));
        return told(destroyed, names, dying.stream().map(Slot::id).collect(Collectors.toSet()));
    }

    private Map<String, DestroyedKey> told(Set<Slot.Name> destroyed, Set<String> names, Set<Slot.Name> now) {
        return destroyed.stream()
                .filter(dead -> names.contains(dead.name()))
                .collect(Collectors.toMap(
                        Slot.Name::name,
                        dead -> new DestroyedKey(dead.generation(), deaths.getOrDefault(dead, 0L), now.contains(dead)),
                        (one, other) -> one.generation() > other.generation() ? one : other));
    }

    @Override
    public synchronized boolean closed(long number) {
        return number < epoch;
    }

    @Override
    public Optional<EpochRecord> epoch(long number) {
        throw new UnsupportedOperationException("In memory, epochs have no record");
    }

    @Override
    public synchronized long rotate() {
        return epoch;
    }

    @Override
    public void wake() {
        // An epoch in memory ends when a test says so.
    }
}
