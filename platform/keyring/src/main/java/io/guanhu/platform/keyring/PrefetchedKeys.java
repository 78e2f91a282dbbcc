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
 * Keys that were fetched before opening a transaction, for the work within it, because the key
 * store must never be called while a database connection is held.
 */
final class PrefetchedKeys {

    private static final PrefetchedKeys NONE = new PrefetchedKeys(Map.of());

    private final Map<UUID, CustomerKeys> keys;

    private PrefetchedKeys(Map<UUID, CustomerKeys> keys) {
        this.keys = Map.copyOf(keys);
    }

    static PrefetchedKeys in(ContextView context) {
        return Objects.requireNonNull(context.getOrDefault(PrefetchedKeys.class, NONE));
    }

    /** Adds keys to those at hand; newer ones replace older ones of the same customer. */
    static Context add(Context context, Map<UUID, CustomerKeys> fetched) {
        Map<UUID, CustomerKeys> all = new HashMap<>(in(context).keys);
        all.putAll(fetched);
        return context.put(PrefetchedKeys.class, new PrefetchedKeys(all));
    }

    /** The keys of all these customers; empty if even one of them is missing. */
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
        return "PrefetchedKeys[of " + keys.size() + " customers]";
    }
}
