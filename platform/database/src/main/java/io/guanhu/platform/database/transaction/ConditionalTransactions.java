package io.guanhu.platform.database.transaction;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Spring's transactions, which only commit under the {@link CommitCondition} in their context. */
@SuppressWarnings("serial")
final class ConditionalTransactions extends R2dbcTransactionManager {

    ConditionalTransactions(ConnectionFactory connections) {
        super(connections);
    }

    @Override
    protected Mono<Void> prepareForCommit(
            TransactionSynchronizationManager synchronization, GenericReactiveTransaction status) {
        return status.isNewTransaction() && !status.isReadOnly()
                ? Mono.deferContextual(CommitCondition::metIn)
                : Mono.empty();
    }
}
