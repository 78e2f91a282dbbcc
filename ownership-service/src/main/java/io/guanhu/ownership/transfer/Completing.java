package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.transfer.Transfer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Publishes approved transfers as completed once their time has come. */
@Component
class Completing {

    private static final int BATCH = 50;

    private final TransferStore store;
    private final Advancing advancing;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Duration interval;

    Completing(
            TransferStore store,
            Advancing advancing,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${guanhu.ownership.completion-interval}") Duration interval) {
        this.store = store;
        this.advancing = advancing;
        this.transaction = transaction;
        this.clock = clock;
        this.interval = interval;
    }

    /** One round; returns a zero pause if there may be more to do. */
    Mono<Duration> completeDue() {
        return store.due(clock.instant(), BATCH)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(id -> store.lock(id)
                        .ofType(Transfer.Approved.class)
                        .flatMap(advancing::complete)
                        .as(transaction::transactional))
                .count()
                .map(done -> done == BATCH ? Duration.ZERO : interval);
    }
}
