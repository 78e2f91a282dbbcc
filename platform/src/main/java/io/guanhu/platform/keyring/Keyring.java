package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * The data keys of this service: one per (customer, category), wrapped by a key-encryption key, in
 * the service's own database.
 */
public final class Keyring {

    /** The keys of a customer; without any, a value that can open nothing. */
    public Mono<CustomerKeys> keysOf(UUID customerId) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** The keys of several customers in one read; every asked-for id is in the map. */
    public Mono<Map<UUID, CustomerKeys>> keysOf(Collection<UUID> customerIds) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * The keys of a customer, after making those that are missing in the given categories. Joins
     * the current transaction.
     *
     * @throws KeyDestroyedException (as an error signal) if one of them was destroyed
     */
    public Mono<CustomerKeys> provide(UUID customerId, Set<DataCategory> categories) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * Destroys keys for good; a category that never had a key is marked destroyed as well.
     *
     * @return how many keys were living until now
     */
    public Mono<Long> destroy(UUID customerId, Set<DataCategory> categories) {
        throw new UnsupportedOperationException("skeleton");
    }
}
