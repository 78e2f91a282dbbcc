package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that some work needs.
 *
 * @param categories categories in which a destroyed key may be missing
 * @param renewed categories of new data, which always need a key
 */
record RequiredKeys(Set<DataCategory> categories, Set<DataCategory> renewed) {

    boolean areIn(Map<UUID, CustomerKeys> keys) {
        return keys.values().stream().allMatch(theirs -> of(theirs).stream().allMatch(theirs::living));
    }

    /** The keys an owner must have: destroyed ones only if they are to be renewed. */
    Set<DataCategory> of(CustomerKeys theirs) {
        return Stream.concat(renewed.stream(), categories.stream().filter(each -> !theirs.destroyed(each)))
                .collect(Collectors.toSet());
    }
}
