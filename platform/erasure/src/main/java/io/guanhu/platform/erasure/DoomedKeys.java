package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.DataCategory;
import java.util.Set;
import java.util.UUID;

/**
 * Keys that an erasure destroys.
 *
 * @param owner whose keys they are: a customer, or whatever else a service gave keys of its own
 */
public record DoomedKeys(UUID owner, Set<DataCategory> categories) {

    public DoomedKeys {
        categories = Set.copyOf(categories);
    }
}
