package io.guanhu.privacy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import java.util.List;
import java.util.stream.Stream;

/** Receipts as holders write them. */
final class Receipting {

    private Receipting() {}

    /** The holder has erased what it had to, except for this much. */
    static ErasureReceipted of(ErasureOrdered order, String holder, long left) {
        return of(order, holder, left, order.erase().toArray(DataCategory[]::new));
    }

    static ErasureReceipted of(ErasureOrdered order, String holder, long left, DataCategory... categories) {
        return of(
                order,
                holder,
                Stream.of(categories)
                        .map(each -> new Finding("postgresql:test", each, Action.ERASED, 1, left))
                        .toList());
    }

    static ErasureReceipted of(ErasureOrdered order, String holder, List<Finding> findings) {
        return of(order, holder, findings, List.of());
    }

    static ErasureReceipted of(ErasureOrdered order, String holder, List<Finding> findings, List<KeyEpoch> epochs) {
        return ErasureReceipted.answering(order, holder, order.at())
                .findings(findings)
                .epochs(epochs)
                .build();
    }
}
