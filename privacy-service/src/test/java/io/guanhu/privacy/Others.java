package io.guanhu.privacy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.privacy.model.request.Reference;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the other services do when an erasure is carried out. */
final class Others {

    static final List<String> HOLDERS =
            List.of("customer-service", "ownership-service", "audit-service", "notification-service");

    private Others() {}

    /** Every other holder answers an order. */
    static void receipts(Wire wire, ErasureOrdered order) {
        List<Finding> findings = Stream.concat(
                        order.erase().stream().map(each -> finding(each, Action.ERASED)),
                        order.restrict().stream().map(each -> finding(each.category(), Action.RESTRICTED)))
                .toList();
        for (String holder : HOLDERS) {
            wire.send(Receipting.of(order, holder, findings));
        }
    }

    private static Finding finding(DataCategory category, Action action) {
        return new Finding("postgresql:test", category, action, 1, 0);
    }

    static boolean isLastNotice(NotificationRequested notice, UUID request) {
        String reference = notice.parameters().get("reference");
        return notice.template().equals("erasure-completed")
                && Reference.of(request).equals(reference);
    }

    /** The last notices of a request, as they are sent; they arrive. */
    static List<String> notices(Wire wire, UUID customer, UUID request) {
        return wire
                .await(NotificationRequested.class, customer.toString(), 2, each -> isLastNotice(each, request))
                .stream()
                .peek(each -> wire.send(new NotificationAdvanced(
                        each.notificationId(),
                        customer,
                        each.channel(),
                        switch (each.channel()) {
                            case SMS -> MessageState.DELIVERED;
                            case EMAIL -> MessageState.SENT;
                        },
                        each.at())))
                .map(each -> Seen.plain(each.toString()))
                .sorted()
                .toList();
    }
}
