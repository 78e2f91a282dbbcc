package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.service.Binding;
import io.guanhu.platform.keyring.service.DataKey;
import io.guanhu.platform.keyring.service.SealBrokenException;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * The data keys of one customer, loaded together. Contains key material, so keep it no longer than
 * one request.
 */
public final class CustomerKeys {

    private final UUID customerId;
    private final Map<DataCategory, DataKey> living;
    private final Map<DataCategory, Set<Integer>> destroyed;

    private CustomerKeys(
            UUID customerId, Map<DataCategory, DataKey> living, Map<DataCategory, Set<Integer>> destroyed) {
        this.customerId = customerId;
        this.living = Map.copyOf(living);
        this.destroyed = Map.copyOf(destroyed);
    }

    static CustomerKeys of(OwnerKeys keys) {
        Map<DataCategory, DataKey> living = new EnumMap<>(DataCategory.class);
        Map<DataCategory, Set<Integer>> destroyed = new EnumMap<>(DataCategory.class);
        Map<String, Slot> slots = keys.living();
        for (DataCategory category : DataCategory.values()) {
            Slot slot = slots.get(category.name());
            if (slot != null) {
                living.put(category, new DataKey(slot.generation(), slot.key()));
            }
        }
        for (Slot.Name dead : keys.destroyed()) {
            category(dead.name())
                    .ifPresent(category -> destroyed
                            .computeIfAbsent(category, _ -> new HashSet<>())
                            .add(dead.generation()));
        }
        return new CustomerKeys(keys.owner(), living, destroyed);
    }

    /** A key of the service itself has no category, even if requested like a customer's. */
    private static Optional<DataCategory> category(String name) {
        return Arrays.stream(DataCategory.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /**
     * Seals a value, bound to the customer, the category and the field.
     *
     * @throws KeyDestroyedException if the category's key was destroyed and there is no newer one
     * @throws IllegalStateException if the category has no key yet (see {@link Keyring#provide})
     */
    public byte[] seal(DataCategory category, String field, byte[] value) {
        DataKey key = living.get(category);
        if (key == null) {
            refuseDestroyed(category);
            throw new IllegalStateException("Category " + category + " has no key yet");
        }
        return key.seal(value, binding(category, field));
    }

    /**
     * Opens a sealed value.
     *
     * @throws KeyDestroyedException if the key that sealed it was destroyed
     * @throws SealBrokenException if the value was tampered with or belongs elsewhere
     */
    public byte[] open(DataCategory category, String field, byte[] sealed) {
        if (erased(category, sealed)) {
            throw new KeyDestroyedException(category);
        }
        DataKey key = living.get(category);
        if (key == null) {
            refuseDestroyed(category);
            throw new SealBrokenException("Category " + category + " has no key");
        }
        return key.open(sealed, binding(category, field));
    }

    /** Whether a value was sealed with a key that has been destroyed, so that nothing can open it. */
    public boolean erased(DataCategory category, byte[] sealed) {
        OptionalInt named = DataKey.generationOf(sealed);
        return named.isPresent() && destroyed.getOrDefault(category, Set.of()).contains(named.getAsInt());
    }

    /**
     * Whether values of this category can be sealed, and those sealed with the living key opened.
     */
    public boolean living(DataCategory category) {
        return living.containsKey(category);
    }

    /**
     * Whether the key of this category was destroyed and there is no newer one. Values sealed with
     * an older key can never be opened, even if there is a new key.
     */
    public boolean destroyed(DataCategory category) {
        return !living(category) && destroyed.containsKey(category);
    }

    /**
     * The number of the living key. After a key was destroyed, the next one gets the next number.
     */
    public OptionalInt generation(DataCategory category) {
        DataKey key = living.get(category);
        return key == null ? OptionalInt.empty() : OptionalInt.of(key.generation());
    }

    private void refuseDestroyed(DataCategory category) {
        if (destroyed(category)) {
            throw new KeyDestroyedException(category);
        }
    }

    private byte[] binding(DataCategory category, String field) {
        return Binding.of(customerId.toString(), category.name(), field);
    }

    @Override
    public String toString() {
        return "CustomerKeys[living " + living.keySet() + ", destroyed " + destroyed.keySet() + "]";
    }
}
