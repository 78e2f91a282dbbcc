package io.guanhu.platform.erasure;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.inbox.EventHandler;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Carries an order out, in the transaction that records its arrival. */
final class OrderHandler implements EventHandler<ErasureOrdered> {

    private final Eradication eradication;
    private final ErasureStore store;
    private final Clock clock;
    private final Runnable committed;

    OrderHandler(Eradication eradication, ErasureStore store, Clock clock, Runnable committed) {
        this.eradication = eradication;
        this.store = store;
        this.clock = clock;
        this.committed = committed;
    }

    @Override
    public Class<ErasureOrdered> type() {
        return ErasureOrdered.class;
    }

    /** An order given twice is carried out twice, which does no harm, and receipted again. */
    @Override
    public Mono<Void> handle(ErasureOrdered order) {
        return store.findings(order.orderId())
                .defaultIfEmpty(List.of())
                .flatMap(
                        earlier ->
                                eradication
                                        .remove(order)
                                        .map(later -> Findings.together(earlier, later)))
                .flatMap(findings -> store.erased(order, findings, clock.instant()))
                .then(AfterCommit.run(committed));
    }
}
