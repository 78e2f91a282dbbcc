package io.guanhu.privacy.receiving;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An order, and receipts for it. */
final class Orders {

    static final Finding ROWS = new Finding("profile", DataCategory.CONTACT, Action.ERASED, 3, 0);
    static final Finding KEY = new Finding("keys", DataCategory.CONTACT, Action.KEY_DESTROYED, 1, 0);

    private Orders() {}

    /** Two holders are to erase contacts. */
    static ErasureOrdered order(UUID request, UUID customer) {
        return ErasureOrdered.order(UUID.randomUUID(), request, customer, Memory.NOW)
                .erase(Set.of(DataCategory.CONTACT))
                .holders(Set.of("customer-service", "audit-service"))
                .nonce("a-nonce")
                .build();
    }

    static ErasureReceipted receipt(ErasureOrdered order, String holder, List<Finding> findings, KeyEpoch... epochs) {
        return receipt(order, holder, order.nonce(), order.at().plusSeconds(60), findings, epochs);
    }

    static ErasureReceipted receipt(
            ErasureOrdered order, String holder, String nonce, Instant at, List<Finding> findings, KeyEpoch... epochs) {
        return new ErasureReceipted(
                order.orderId(),
                order.requestId(),
                order.customerId(),
                holder,
                order.digest(),
                nonce,
                findings,
                at,
                List.of(epochs));
    }

    static KeyEpoch epoch(Instant endedAt, DataCategory... categories) {
        return new KeyEpoch(
                7, Set.of(categories), endedAt, List.of("LOG_ARCHIVED"), List.of("STANDBY"), "file", 0, List.of());
    }
}
