package io.guanhu.privacy;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.ErasureReceipted;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import io.guanhu.platform.contract.PrivacyEvents.KeyEpoch;
import java.util.List;

/** Receipts as holders write them. */
final class Receipting {

    private Receipting() {}

    static ErasureReceipted of(ErasureOrdered order, String holder, List<Finding> findings) {
        return of(order, holder, findings, List.of());
    }

    static ErasureReceipted of(ErasureOrdered order, String holder, List<Finding> findings, List<KeyEpoch> epochs) {
        return new ErasureReceipted(
                order.orderId(),
                order.requestId(),
                order.customerId(),
                holder,
                order.digest(),
                order.nonce(),
                findings,
                order.at(),
                epochs);
    }
}
