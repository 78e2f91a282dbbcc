package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import java.util.Set;
import java.util.UUID;

/**
 * Keys that an erasure destroys.
 *
 * @param owner the owner of the keys: a customer, or anything else to which a service gave keys
 */
public record KeysToDestroy(UUID owner, Set<DataCategory> categories) {

    public KeysToDestroy {
        categories = Set.copyOf(categories);
    }
}
