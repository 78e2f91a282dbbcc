package io.guanhu.ownership.transfer;

import io.guanhu.ownership.model.Transfer;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
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

    TransferCompletion(
            TransferStore store,
            TransferProgress progress,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${guanhu.ownership.completion-interval}",
            fixedDelayString = "${guanhu.ownership.completion-interval}")
    Mono<Void> completeDue() {
        return store.due(clock.instant(), BATCH)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(
                        id ->
                                store.lock(id)
                                        .ofType(Transfer.Approved.class)
                                        .flatMap(progress::complete)
                                        .as(transaction::transactional))
                .then();
    }
}
