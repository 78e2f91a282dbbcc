package io.guanhu.audit.erasure;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.audit.standing.Appending;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases the sealed values of a customer's entries. The leaves stay: they contain only commitments,
 * so the log remains verifiable and reveals nothing about the person.
 */
@Component
class DetailHolder implements DataHolder {

    private static final String STORE = "postgresql:audit.entry_detail";

    private final DetailStore store;
    private final Appending appending;
    private final Ids ids;
    private final Clock clock;

    DetailHolder(DetailStore store, Appending appending, Ids ids, Clock clock) {
        this.store = store;
        this.appending = appending;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        Flux<Finding> erased = Flux.fromStream(order.erase().stream().sorted())
                .concatMap(category -> erase(order, category).map(count -> finding(category, Action.ERASED, count)));
        // Nobody is shown details anyway, so restricting them needs nothing further.
        Flux<Finding> restricted = Flux.fromStream(
                        categoriesKept(order).stream().sorted())
                .concatMap(category -> store.count(order.customerId(), category)
                        .map(count -> finding(category, Action.RESTRICTED, count)));
        return store.lockHead().thenMany(Flux.concat(erased, restricted)).collectList();
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return Flux.fromIterable(erased)
                .concatMap(finding -> order.erase().contains(finding.category())
                        ? store.countRemaining(order, finding.category()).map(left -> withReadBack(finding, left))
                        : Mono.just(finding))
                .collectList();
    }

    /**
     * The erasure itself becomes an entry; otherwise the missing details would count as a fault.
     */
    private Mono<Long> erase(ErasureOrdered order, DataCategory category) {
        LogEntry entry =
                LogEntry.ofErasure(ids.next(), clock.instant(), order.customerId(), category.name(), order.orderId());
        return store.mark(order, category, entry.id(), entry.at())
                .filter(fresh -> fresh)
                .flatMap(_ -> appending.append(entry))
                .then(store.erase(order, category));
    }

    private static Set<DataCategory> categoriesKept(ErasureOrdered order) {
        return order.restrict().stream()
                .map(Restriction::category)
                .filter(category -> !order.erase().contains(category))
                .collect(Collectors.toSet());
    }

    private static Finding finding(DataCategory category, Action action, long count) {
        return new Finding(STORE, category, count == 0 ? Action.NOTHING_HELD : action, count, 0);
    }

    private static Finding withReadBack(Finding finding, long left) {
        return new Finding(finding.store(), finding.category(), finding.action(), finding.removed(), left);
    }
}
