package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The result of destroying keys. Categories that never had a key are not included. */
public record Destruction(Map<DataCategory, DestroyedKey> keys) {

    public Destruction {
        keys = Map.copyOf(keys);
    }

    /**
     * A destroyed key.
     *
     * @param epoch once this epoch has closed, no copy of the key store can open the key
     * @param now whether the key existed until this call; otherwise it was destroyed before
     */
    public record DestroyedKey(int generation, long epoch, boolean now) {}

    static Destruction of(Map<String, KeyTree.DestroyedKey> deaths) {
        Map<DataCategory, DestroyedKey> byCategory = new EnumMap<>(DataCategory.class);
        deaths.forEach((name, death) -> byCategory.put(
                DataCategory.valueOf(name), new DestroyedKey(death.generation(), death.epoch(), death.now())));
        return new Destruction(byCategory);
    }

    /** How many keys existed until this call. */
    public long newlyDestroyed() {
        return keys.values().stream().filter(DestroyedKey::now).count();
    }

    /** The categories that had a key, whenever it was destroyed. */
    public Set<DataCategory> categories() {
        return keys.keySet();
    }

    /**
     * The epoch after which all of them are destroyed in every copy; empty if there never was a
     * key.
     */
    public OptionalLong epoch() {
        return keys.values().stream().mapToLong(DestroyedKey::epoch).max();
    }
}
