package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.Transfer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Announces approved transfers as completed once their instant has come. */
@Component
class TransferCompletion {

    private static final int BATCH = 50;

    private final TransferStore store;
    private final TransferProgress progress;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Duration interval;

    TransferCompletion(
            TransferStore store,
            TransferProgress progress,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${guanhu.ownership.completion-interval}") Duration interval) {
        this.store = store;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
        this.interval = interval;
    }

    /** One round; answers at once if there may be more to do. */
    Mono<Duration> completeDue() {
        return store.due(clock.instant(), BATCH)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(id -> store.lock(id)
                        .ofType(Transfer.Approved.class)
                        .flatMap(progress::complete)
                        .as(transaction::transactional))
                .count()
                .map(done -> done == BATCH ? Duration.ZERO : interval);
    }
}
