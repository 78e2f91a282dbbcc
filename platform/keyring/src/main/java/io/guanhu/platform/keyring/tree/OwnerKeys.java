package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of one owner, as returned to readers of the tree.
 *
 * @param slots the living keys; a name may have several generations
 * @param destroyed the keys that nobody can get, whether or not their epoch has ended
 */
public record OwnerKeys(UUID owner, List<Slot> slots, Set<Slot.Name> destroyed) {

    private static final Comparator<Slot> OLDEST_FIRST = Comparator.comparingInt(Slot::generation);

    public OwnerKeys {
        slots = List.copyOf(slots);
        destroyed = Set.copyOf(destroyed);
    }

    public static OwnerKeys none(UUID owner) {
        return new OwnerKeys(owner, List.of(), Set.of());
    }

    /** The keys in a leaf for an owner placed there. */
    public static OwnerKeys of(Placed placed, Leaf leaf) {
        return of(placed.owner(), leaf.of(placed.owner()), placed.marked());
    }

    static OwnerKeys of(UUID owner, Collection<Slot> slots, Set<Slot.Name> marked) {
        return new OwnerKeys(
                owner,
                slots.stream().filter(slot -> !marked.contains(slot.id())).toList(),
                marked);
    }

    /** The newest living key of each name. */
    public Map<String, Slot> living() {
        return slots.stream()
                .collect(Collectors.toMap(Slot::name, Function.identity(), BinaryOperator.maxBy(OLDEST_FIRST)));
    }

    /** The living keys with one name, newest first. */
    public List<Slot> living(String name) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .sorted(OLDEST_FIRST.reversed())
                .toList();
    }

    /** The highest generation that a name ever had; 0 if it had no key. */
    public int newest(String name) {
        return Stream.concat(slots.stream().map(Slot::id), destroyed.stream())
                .filter(each -> each.name().equals(name))
                .mapToInt(Slot.Name::generation)
                .max()
                .orElse(0);
    }

    /** What a new key with this name would be called. */
    Slot.Name next(String name) {
        return new Slot.Name(owner, name, newest(name) + 1);
    }
}
