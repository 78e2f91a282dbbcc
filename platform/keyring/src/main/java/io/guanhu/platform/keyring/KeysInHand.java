package io.guanhu.platform.keyring;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Keys that were fetched before a transaction opened, for the work inside it: the key store is
 * never asked while a connection to the data is held.
 */
final class KeysInHand {

    private static final KeysInHand NONE = new KeysInHand(Map.of());

    private final Map<UUID, CustomerKeys> keys;

    private KeysInHand(Map<UUID, CustomerKeys> keys) {
        this.keys = Map.copyOf(keys);
    }

    static KeysInHand in(ContextView context) {
        return Objects.requireNonNull(context.getOrDefault(KeysInHand.class, NONE));
    }

    /**
     * Adds keys to those already in hand; a newer one replaces an older one of the same customer.
     */
    static Context add(Context context, Map<UUID, CustomerKeys> fetched) {
        Map<UUID, CustomerKeys> all = new HashMap<>(in(context).keys);
        all.putAll(fetched);
        return context.put(KeysInHand.class, new KeysInHand(all));
    }

    /** The keys of all these customers, or nothing if those of only one are missing. */
    Optional<Map<UUID, CustomerKeys>> of(Collection<UUID> customerIds) {
        Map<UUID, CustomerKeys> found = new HashMap<>();
        for (UUID id : customerIds) {
            CustomerKeys theirs = keys.get(id);
            if (theirs == null) {
                return Optional.empty();
            }
            found.put(id, theirs);
        }
        return Optional.of(found);
    }

    @Override
    public String toString() {
        return "KeysInHand[of " + keys.size() + " customers]";
    }
}
