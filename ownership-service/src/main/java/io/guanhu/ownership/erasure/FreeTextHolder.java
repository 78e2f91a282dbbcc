package io.guanhu.ownership.erasure;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds free texts about a customer (why an owner changed), sealed under category INTERACTION. Who
 * owned the customer when stays: the ids there are pseudonyms that say nothing once
 * customer-service has erased the customer.
 */
@Component
class FreeTextHolder implements DataHolder {

    private static final DataCategory HELD = DataCategory.INTERACTION;
    private static final String KEY = "key:";

    private final FreeTextStore store;
    private final Keyring keyring;

    FreeTextHolder(FreeTextStore store, Keyring keyring) {
        this.store = store;
        this.keyring = keyring;
    }

    @Override
    public Mono<List<Finding>> erase(ErasureOrdered order) {
        UUID customer = order.customerId();
        List<Mono<List<Finding>>> steps = new ArrayList<>();
        // Whoever writes a text holds the customer, so that none is written between our updates.
        steps.add(store.lock(customer).thenReturn(List.of()));
        if (order.erase().contains(HELD)) {
            steps.add(
                    Flux.fromIterable(FreeTextStore.TABLES)
                            .concatMap(table -> eraseFrom(table, customer))
                            .collectList());
        }
        if (order.restrict().stream().anyMatch(each -> each.category() == HELD)) {
            steps.add(restrict(customer));
        }
        steps.add(destroyKeys(order));
        return Flux.concat(steps)
                .collectList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    @Override
    public Mono<List<Finding>> readBack(ErasureOrdered order, List<Finding> erased) {
        return keyring.keysOf(order.customerId())
                .flatMap(
                        keys ->
                                Flux.fromIterable(erased)
                                        .concatMap(
                                                finding ->
                                                        readBack(order, keys, finding)
                                                                .map(left -> with(finding, left)))
                                        .collectList());
    }

    private Mono<Long> readBack(ErasureOrdered order, CustomerKeys keys, Finding finding) {
        if (finding.store().startsWith(KEY)) {
            return Mono.just(keys.living(finding.category()) ? 1L : 0L);
        }
        return finding.action().equals("RESTRICTED")
                ? store.readable(order.customerId())
                : store.count(finding.store(), order.customerId());
    }

    private Mono<Finding> eraseFrom(String table, UUID customer) {
        return store.erase(table, customer)
                .map(
                        removed ->
                                new Finding(
                                        table,
                                        HELD,
                                        removed == 0 ? "NOTHING_HELD" : "ERASED",
                                        removed,
                                        0));
    }

    private Mono<List<Finding>> restrict(UUID customer) {
        return store.restrict(customer)
                .map(
                        held ->
                                List.of(
                                        new Finding(
                                                "postgresql:ownership.free-texts",
                                                HELD,
                                                held == 0 ? "NOTHING_HELD" : "RESTRICTED",
                                                held,
                                                0)));
    }

    private Mono<List<Finding>> destroyKeys(ErasureOrdered order) {
        UUID customer = order.customerId();
        return keyring.keysOf(customer)
                .flatMap(
                        keys ->
                                keyring.destroy(customer, order.erase())
                                        .thenReturn(
                                                order.erase().stream()
                                                        .sorted()
                                                        .map(each -> destroyed(each, keys))
                                                        .toList()));
    }

    private static Finding destroyed(DataCategory category, CustomerKeys before) {
        boolean lived = before.living(category);
        return new Finding(
                KEY + category,
                category,
                lived ? "KEY_DESTROYED" : "NOTHING_HELD",
                lived ? 1 : 0,
                0);
    }

    private static Finding with(Finding finding, long left) {
        return new Finding(
                finding.store(), finding.category(), finding.action(), finding.removed(), left);
    }
}
