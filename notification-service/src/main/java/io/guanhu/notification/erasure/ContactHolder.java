package io.guanhu.notification.erasure;

import io.guanhu.notification.announcement.Announcement;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Of a customer's contact this service holds masked destinations and unsent messages. Both are
 * deleted when CONTACT is erased, and also when it must be kept, because no law requires keeping a
 * mask.
 *
 * <p>Messages whose particulars come from privacy-service stay: the very last notice, which says
 * that the erasure is complete, goes to the contact that privacy-service kept for it.
 */
@Component
class ContactHolder implements DataHolder {

    private static final String STORE = "postgresql:notification.notification";

    private final ContactStore store;
    private final Outbox outbox;
    private final Clock clock;

    ContactHolder(ContactStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        return Flux.fromIterable(categories(order))
                .concatMap(category ->
                        category == DataCategory.CONTACT ? eraseContact(order) : Mono.just(nothing(category)))
                .collectList();
    }

    private Mono<Finding> eraseContact(ErasureOrdered order) {
        UUID customerId = order.customerId();
        Instant now = clock.instant();
        Action action = order.erase().contains(DataCategory.CONTACT) ? Action.ERASED : Action.RESTRICTED;
        return store.forbid(customerId, order.requestId(), now)
                .thenMany(store.cancelUnsent(customerId, now))
                .collectList()
                .flatMap(cancelled -> outbox.append(cancelled.stream()
                                .map(each -> advanced(each, customerId, now))
                                .toList())
                        .then(store.removeMasks(customerId))
                        .map(masks -> masks + cancelled.size()))
                .map(count ->
                        new Finding(STORE, DataCategory.CONTACT, count == 0 ? Action.NOTHING_HELD : action, count, 0));
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return store.countRemaining(order.customerId())
                .map(left -> erased.stream()
                        .map(finding ->
                                finding.category() == DataCategory.CONTACT ? withReadBack(finding, left) : finding)
                        .toList());
    }

    private static Set<DataCategory> categories(ErasureOrdered order) {
        Set<DataCategory> categories = new TreeSet<>(order.erase());
        order.restrict().stream().map(Restriction::category).forEach(categories::add);
        return categories;
    }

    /** No column of this service contains other categories, which the schema test ensures. */
    private static Finding nothing(DataCategory category) {
        return new Finding(STORE, category, Action.NOTHING_HELD, 0, 0);
    }

    private static Finding withReadBack(Finding finding, long left) {
        return new Finding(finding.store(), finding.category(), finding.action(), finding.removed(), left);
    }

    private static NotificationAdvanced advanced(ContactStore.Cancelled cancelled, UUID customerId, Instant now) {
        return Announcement.of(cancelled.id(), customerId, cancelled.channel(), State.CANCELLED, now);
    }
}
