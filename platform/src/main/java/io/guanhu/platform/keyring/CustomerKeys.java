package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;

/**
 * The data keys of one customer, loaded together; holds key material, so keep it no longer than one
 * request.
 */
public final class CustomerKeys {

    /**
     * Seals a value, bound to the customer, the category and the field.
     *
     * @throws KeyDestroyedException if the category's key was destroyed
     * @throws IllegalStateException if the category has no key yet (see {@link Keyring#provide})
     */
    public byte[] seal(DataCategory category, String field, byte[] value) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * Opens a sealed value.
     *
     * @throws KeyDestroyedException if the category's key was destroyed
     * @throws SealBrokenException if the value was tampered with or belongs elsewhere
     */
    public byte[] open(DataCategory category, String field, byte[] sealed) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Whether values of this category can be sealed and opened. */
    public boolean living(DataCategory category) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Whether the key of this category was destroyed, for good. */
    public boolean destroyed(DataCategory category) {
        throw new UnsupportedOperationException("skeleton");
    }
}
