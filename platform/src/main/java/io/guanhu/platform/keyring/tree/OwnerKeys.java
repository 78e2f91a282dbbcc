package io.guanhu.platform.keyring.tree;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The keys of one owner, as whoever reads the tree gets them.
 *
 * @param living by name
 * @param destroyed those that nobody gets any more, whether or not their epoch has ended
 */
public record OwnerKeys(UUID owner, Map<String, Slot> living, Set<Slot.Name> destroyed) {

    public OwnerKeys {
        living = Map.copyOf(living);
        destroyed = Set.copyOf(destroyed);
    }

    public static OwnerKeys none(UUID owner) {
        return new OwnerKeys(owner, Map.of(), Set.of());
    }

    /** The keys that a leaf holds for an owner whose place it is. */
    public static OwnerKeys of(Placed placed, Leaf leaf) {
        return of(placed.owner(), leaf.of(placed.owner()), placed.marked());
    }

    static OwnerKeys of(UUID owner, Collection<Slot> slots, Set<Slot.Name> marked) {
        Map<String, Slot> living = new HashMap<>();
        for (Slot slot : slots) {
            if (!marked.contains(slot.id())) {
                living.put(slot.name(), slot);
            }
        }
        return new OwnerKeys(owner, living, marked);
    }

    /** What a new key of this name would be called. */
    Slot.Name next(String name) {
        int last =
                destroyed.stream()
                        .filter(each -> each.name().equals(name))
                        .mapToInt(Slot.Name::generation)
                        .max()
                        .orElse(0);
        return new Slot.Name(owner, name, last + 1);
    }
}
