package io.guanhu.customer.erasure;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Entry;
import io.guanhu.customer.values.Marking;
import io.guanhu.customer.vault.RemainingData;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Enters erased and restricted people in the suppression list. Their marks are hashed after the
 * order's transaction has committed and before the keys are destroyed, because neither the key
 * store nor a slow hash may be used within it. Until then the token of the document's number
 * prevents re-registration.
 */
@Component
class Suppressing {

    static final String STORE = "postgresql:customer.suppression_due";

    private static final Set<DataCategory> IDENTIFYING = Set.of(DataCategory.IDENTITY, DataCategory.CONTACT);

    private final DueStore due;
    private final RemainingData remaining;
    private final SuppressionList list;
    private final EntryNotes notes;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Suppressing(
            DueStore due,
            RemainingData remaining,
            SuppressionList list,
            EntryNotes notes,
            TransactionalOperator transactions,
            Clock clock) {
        this.due = due;
        this.remaining = remaining;
        this.list = list;
        this.notes = notes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Runs in the order's transaction, before the category or its tokens are erased. */
    Flux<Finding> setAside(UUID customerId, DataCategory category, Instant now) {
        return IDENTIFYING.contains(category)
                ? due.setAside(customerId, category, now)
                        .map(rows -> finding(category, rows))
                        .flux()
                : Flux.empty();
    }

    private static Finding finding(DataCategory category, long rows) {
        return new Finding(STORE, category, rows == 0 ? Action.NOTHING_HELD : Action.ERASED, rows, 0);
    }

    /** How much is still set aside. */
    Mono<Long> count(UUID customerId, DataCategory category) {
        return due.count(customerId, category);
    }

    /**
     * Runs after the order's transaction. The same customer always gets the same entries. If the
     * data was restored to a time before the order, the entries it made then are used. Data set
     * aside by another order remains until that one is entered.
     */
    Mono<Void> addEntries(ErasureOrdered order) {
        Set<DataCategory> going = identifyingCategories(order);
        return going.isEmpty()
                ? Mono.empty()
                : notes.find(order.orderId())
                        .switchIfEmpty(Mono.defer(() -> entries(order, going)))
                        .flatMap(entries -> save(order.customerId(), entries, going));
    }

    /** Empty if it can no longer be determined whose document it was. */
    private Mono<List<Entry>> entries(ErasureOrdered order, Set<DataCategory> going) {
        return due.find(order.customerId())
                .collectList()
                .flatMap(aside -> remaining.open(order.customerId(), aside))
                .flatMap(profile -> list.entries(Marking.of(profile), wanted(going)))
                .flatMap(entries -> notes.keep(order.orderId(), entries));
    }

    private Mono<Void> save(UUID customerId, List<Entry> entries, Set<DataCategory> going) {
        Instant now = clock.instant();
        return list.add(entries, now)
                .then(entries.isEmpty() ? Mono.defer(() -> due.keepToken(customerId, going, now)) : Mono.empty())
                .then(Mono.defer(() -> due.forget(customerId, going)))
                .as(transactions::transactional);
    }

    /** The categories in the order that identify a person. */
    private static Set<DataCategory> identifyingCategories(ErasureOrdered order) {
        Set<DataCategory> going = EnumSet.noneOf(DataCategory.class);
        going.addAll(order.erase());
        order.restrict().forEach(each -> going.add(each.category()));
        going.retainAll(IDENTIFYING);
        return going;
    }

    /** The marks that cannot be computed once these categories are gone. */
    private static Set<Mark> wanted(Set<DataCategory> going) {
        Set<Mark> wanted = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (!Collections.disjoint(mark.categories(), going)) {
                wanted.add(mark);
            }
        }
        return wanted;
    }
}
