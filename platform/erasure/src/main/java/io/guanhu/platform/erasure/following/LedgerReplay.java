package io.guanhu.platform.erasure.following;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.erasure.Findings;
import io.guanhu.platform.erasure.order.ErasureStore;
import io.guanhu.platform.ledger.LedgerLine;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Carries out entries in the verified copy of the ledger that this database lacks. */
final class LedgerReplay {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReplay.class);
    private static final int PAGE = 100;

    private final LedgerCopyStore copy;
    private final ErasureStore jobs;
    private final ErasureExecution execution;
    private final Clock clock;
    private final TransactionalOperator transaction;

    LedgerReplay(
            LedgerCopyStore copy,
            ErasureStore jobs,
            ErasureExecution execution,
            Clock clock,
            ReactiveTransactionManager transactions) {
        this.copy = copy;
        this.jobs = jobs;
        this.execution = execution;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** A read-back found data that the replay had just erased. */
    static final class NotErasedException extends RuntimeException {
        NotErasedException(ErasureOrdered order) {
            super("Order " + order.orderId() + " left readable data");
        }
    }

    /**
     * Continues from one position to another.
     *
     * @param forgotten called before the first order that is missing in this database
     */
    Mono<Void> run(long position, long to, Runnable forgotten) {
        if (position >= to) {
            return Mono.empty();
        }
        long last = Math.min(to, position + PAGE);
        return copy.entries(position, last)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(line -> carryOut(line, forgotten))
                .then(Mono.defer(() -> run(last, to, forgotten)));
    }

    /**
     * An order whose receipt is in this database needs no replay, because the record and the data
     * are restored together.
     */
    private Mono<Void> carryOut(LedgerLine line, Runnable forgotten) {
        ErasureOrdered order = line.orderRead();
        return jobs.isReceipted(order.orderId())
                .flatMap(done -> {
                    if (done) {
                        return Mono.<Void>empty();
                    }
                    forgotten.run();
                    return eraseAndReadBack(order);
                })
                .then(Mono.defer(() -> copy.advance(line.position(), clock.instant())));
    }

    private Mono<Void> eraseAndReadBack(ErasureOrdered order) {
        LOG.info("Carrying out order {} from the ledger", order.orderId());
        return transaction
                .transactional(Mono.defer(() -> execution.remove(order)))
                .flatMap(erased -> execution.predictKeyFindings(order, erased))
                .delayUntil(_ -> execution.destroyKeys(order))
                .flatMap(erased -> execution.readBack(order, erased).filter(found -> Findings.clean(erased, found)))
                .switchIfEmpty(Mono.error(() -> new NotErasedException(order)))
                .then(Mono.defer(() -> execution.reopen(order)));
    }
}
