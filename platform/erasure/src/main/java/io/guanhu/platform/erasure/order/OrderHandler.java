package io.guanhu.platform.erasure.order;

import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.database.transaction.AfterCommit;
import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.erasure.Findings;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.inbox.handler.RefusedMessageException;
import io.guanhu.platform.signing.Refusal;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Carries an order out, in the transaction that records its arrival. */
final class OrderHandler implements EventHandler<ErasureOrdered> {

    private static final Logger LOG = LoggerFactory.getLogger(OrderHandler.class);

    private final String service;
    private final ErasureExecution execution;
    private final ErasureStore store;
    private final Clock clock;
    private final Runnable committed;

    OrderHandler(String service, ErasureExecution execution, ErasureStore store, Clock clock, Runnable committed) {
        this.service = service;
        this.execution = execution;
        this.store = store;
        this.clock = clock;
        this.committed = committed;
    }

    @Override
    public Class<ErasureOrdered> type() {
        return ErasureOrdered.class;
    }

    /**
     * If an order is received again, its receipt is sent again. Until its first read-back it is
     * also carried out again, but not later, because any data found then is newer. A different
     * order with the id of an earlier one is refused.
     */
    @Override
    public Mono<Void> handle(ErasureOrdered order) {
        if (!order.holders().contains(service)) {
            LOG.info("Order {} asks nothing of this holder", order.orderId());
            return Mono.empty();
        }
        return store.orderOf(order.orderId())
                .filter(known -> !known.equals(EventCodec.write(order)))
                .flatMap(_ -> Mono.<Void>error(new RefusedMessageException(Refusal.TWO_CONTENTS)))
                .then(Mono.defer(() -> store.receiptAgain(order.orderId(), clock.instant())))
                .flatMap(proven -> proven ? Mono.empty() : carryOut(order))
                .then(AfterCommit.run(committed));
    }

    private Mono<Void> carryOut(ErasureOrdered order) {
        return store.findings(order.orderId())
                .defaultIfEmpty(List.of())
                .flatMap(earlier -> execution.remove(order).map(later -> Findings.merge(earlier, later)))
                .flatMap(findings -> store.erased(order, findings, clock.instant()));
    }
}
