package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The data keys of one customer, loaded together; holds key material, so keep it no longer than one
 * request.
 */
public final class CustomerKeys {

    private final UUID customerId;
    private final Map<DataCategory, DataKey> living;
    private final Set<DataCategory> destroyed;

    CustomerKeys(UUID customerId, Map<DataCategory, DataKey> living, Set<DataCategory> destroyed) {
        this.customerId = customerId;
        this.living = Map.copyOf(living);
        this.destroyed = Set.copyOf(destroyed);
    }

    /**
     * Seals a value, bound to the customer, the category and the field.
     *
     * @throws KeyDestroyedException if the category's key was destroyed
     * @throws IllegalStateException if the category has no key yet (see {@link Keyring#provide})
     */
    public byte[] seal(DataCategory category, String field, byte[] value) {
        refuseDestroyed(category);
        DataKey key = living.get(category);
        if (key == null) {
            throw new IllegalStateException("Category " + category + " has no key yet");
        }
        return key.seal(value, binding(category, field));
    }

    /**
     * Opens a sealed value.
     *
     * @throws KeyDestroyedException if the category's key was destroyed
     * @throws SealBrokenException if the value was tampered with or belongs elsewhere
     */
    public byte[] open(DataCategory category, String field, byte[] sealed) {
        refuseDestroyed(category);
        DataKey key = living.get(category);
        if (key == null) {
            throw new SealBrokenException("Category " + category + " has no key");
        }
        return key.open(sealed, binding(category, field));
    }

    /** Whether values of this category can be sealed and opened. */
    public boolean living(DataCategory category) {
        return living.containsKey(category);
    }

    /** Whether the key of this category was destroyed, for good. */
    public boolean destroyed(DataCategory category) {
        return destroyed.contains(category);
    }

    private void refuseDestroyed(DataCategory category) {
        if (destroyed.contains(category)) {
            throw new KeyDestroyedException(category);
        }
    }

    private byte[] binding(DataCategory category, String field) {
        return Binding.of(customerId.toString(), category.name(), field);
    }

    @Override
    public String toString() {
        return "CustomerKeys[living " + living.keySet() + ", destroyed " + destroyed + "]";
    }
}
