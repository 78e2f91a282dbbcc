package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.inbox.EventHandler;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Carries an order out, in the transaction that records its arrival. */
final class OrderHandler implements EventHandler<ErasureOrdered> {

    private final DataHolder holder;
    private final ErasureStore store;
    private final Clock clock;
    private final Runnable committed;

    OrderHandler(DataHolder holder, ErasureStore store, Clock clock, Runnable committed) {
        this.holder = holder;
        this.store = store;
        this.clock = clock;
        this.committed = committed;
    }

    @Override
    public Class<ErasureOrdered> type() {
        return ErasureOrdered.class;
    }

    /** A holder without anything to erase says so by its findings; silence is a fault. */
    static IllegalStateException silence() {
        return new IllegalStateException("The data holder returned no findings");
    }

    /** An order given twice is carried out twice, which does no harm, and receipted again. */
    @Override
    public Mono<Void> handle(ErasureOrdered order) {
        return store.findings(order.orderId())
                .defaultIfEmpty(List.of())
                .flatMap(
                        earlier ->
                                holder.erase(order)
                                        .switchIfEmpty(Mono.error(OrderHandler::silence))
                                        .map(later -> Findings.together(earlier, later)))
                .flatMap(findings -> store.erased(order, findings, clock.instant()))
                .then(AfterCommit.run(committed));
    }
}
