package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;

/**
 * The key was destroyed by an erasure: nothing sealed under it can be opened, and no new key is
 * given out.
 */
public final class KeyDestroyedException extends RuntimeException {

    private final DataCategory category;

    KeyDestroyedException(DataCategory category) {
        super("The key of category " + category + " was destroyed");
        this.category = category;
    }

    public DataCategory category() {
        return category;
    }
}
