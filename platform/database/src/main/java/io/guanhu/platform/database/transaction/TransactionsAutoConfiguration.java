package io.guanhu.platform.database.transaction;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

/** The suite's transaction manager, in place of Spring Boot's. */
@AutoConfiguration(after = R2dbcAutoConfiguration.class, before = R2dbcTransactionManagerAutoConfiguration.class)
@ConditionalOnClass({R2dbcTransactionManager.class, R2dbcAutoConfiguration.class})
@ConditionalOnBean(ConnectionFactory.class)
class TransactionsAutoConfiguration {

    @Bean
    ReactiveTransactionManager transactions(ConnectionFactory connectionFactory) {
        return new Transactions(new ConditionalTransactions(connectionFactory));
    }
}
