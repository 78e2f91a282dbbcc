package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.store.KeyTree;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What became of the keys that were to be destroyed. A category that never had a key is not in it.
 */
public record Destruction(Map<DataCategory, Death> deaths) {

    public Destruction {
        deaths = Map.copyOf(deaths);
    }

    /**
     * A destroyed key.
     *
     * @param epoch when that one is closed, no copy of the key store opens the key any more
     * @param now whether the key lived until this call; otherwise it was destroyed before
     */
    public record Death(int generation, long epoch, boolean now) {}

    static Destruction of(Map<String, KeyTree.Death> deaths) {
        Map<DataCategory, Death> byCategory = new EnumMap<>(DataCategory.class);
        deaths.forEach((name, death) ->
                byCategory.put(DataCategory.valueOf(name), new Death(death.generation(), death.epoch(), death.now())));
        return new Destruction(byCategory);
    }

    /** How many keys lived until this call. */
    public long living() {
        return deaths.values().stream().filter(Death::now).count();
    }

    /** The categories that had a key, whenever it was destroyed. */
    public Set<DataCategory> categories() {
        return deaths.keySet();
    }

    /** The epoch at whose end all of them are dead for every copy; none if no key ever was. */
    public OptionalLong epoch() {
        return deaths.values().stream().mapToLong(Death::epoch).max();
    }
}
