package io.guanhu.ownership.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.erasure.KeysToDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds free texts about a customer (why an owner changed), sealed under category INTERACTION. The
 * history of ownership stays, because its ids are pseudonyms that identify nobody once
 * customer-service has erased the customer.
 */
@Component
class FreeTextHolder implements DataHolder {

    private static final DataCategory HELD = DataCategory.INTERACTION;

    private final FreeTextStore store;

    FreeTextHolder(FreeTextStore store) {
        this.store = store;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        UUID customer = order.customerId();
        List<Mono<List<Finding>>> steps = new ArrayList<>();
        // Writing a text locks the customer, so that none is written between our updates.
        steps.add(store.lock(customer).thenReturn(List.of()));
        if (order.erase().contains(HELD)) {
            steps.add(Flux.fromIterable(FreeTextStore.TABLES)
                    .concatMap(table -> eraseFrom(table, customer))
                    .collectList());
        }
        if (order.restrict().stream().anyMatch(each -> each.category() == HELD)) {
            steps.add(restrict(customer));
        }
        return Flux.concat(steps)
                .collectList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    @Override
    public Flux<KeysToDestroy> keys(ErasureOrdered order) {
        return Flux.just(new KeysToDestroy(order.customerId(), order.erase()));
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return Flux.fromIterable(erased)
                .concatMap(finding -> readBack(order, finding).map(left -> with(finding, left)))
                .collectList();
    }

    private Mono<Long> readBack(ErasureOrdered order, Finding finding) {
        return switch (finding.action()) {
            case RESTRICTED -> store.readable(order.customerId());
            case ERASED, KEY_DESTROYED, NOTHING_HELD -> store.count(finding.store(), order.customerId());
        };
    }

    private Mono<Finding> eraseFrom(String table, UUID customer) {
        return store.erase(table, customer)
                .map(removed ->
                        new Finding(table, HELD, removed == 0 ? Action.NOTHING_HELD : Action.ERASED, removed, 0));
    }

    private Mono<List<Finding>> restrict(UUID customer) {
        return store.restrict(customer)
                .map(held -> List.of(new Finding(
                        "postgresql:ownership.free-texts",
                        HELD,
                        held == 0 ? Action.NOTHING_HELD : Action.RESTRICTED,
                        held,
                        0)));
    }

    private static Finding with(Finding finding, long left) {
        return new Finding(finding.store(), finding.category(), finding.action(), finding.removed(), left);
    }
}
