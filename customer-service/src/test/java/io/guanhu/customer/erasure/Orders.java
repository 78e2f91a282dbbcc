package io.guanhu.customer.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Order;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.testing.Memory;
import java.util.Set;
import java.util.UUID;

/** Orders to erase somebody. */
final class Orders {

    private Orders() {}

    static Order order(UUID customer) {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, Memory.NOW)
                .holders(Set.of("customer-service"))
                .nonce("nonce");
    }

    static ErasureOrdered erasing(UUID customer, DataCategory... categories) {
        return order(customer).erase(Set.of(categories)).build();
    }

    static Restriction kept(DataCategory category) {
        return new Restriction(category, null, "aml-identity");
    }
}
