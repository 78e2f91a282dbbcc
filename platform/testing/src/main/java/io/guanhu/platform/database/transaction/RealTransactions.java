package io.guanhu.platform.database.transaction;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.transaction.ReactiveTransactionManager;

/** The transactions that services have, without a Spring context. */
public final class RealTransactions {

    private RealTransactions() {}

    public static ReactiveTransactionManager on(ConnectionFactory connections) {
        return new Transactions(new ConditionalTransactions(connections));
    }
}
