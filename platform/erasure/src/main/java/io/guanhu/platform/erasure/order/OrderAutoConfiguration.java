package io.guanhu.platform.erasure.order;

import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/** Orders to erase, and their receipts. */
@AutoConfiguration(afterName = "io.guanhu.platform.erasure.ErasureAutoConfiguration")
@ConditionalOnBean(ErasureExecution.class)
class OrderAutoConfiguration {

    @Bean
    ErasureStore erasureStore(DatabaseClient database) {
        return new ErasureStore(database);
    }

    @Bean
    Receipts erasureReceipts(
            @Value("${spring.application.name}") String service,
            ErasureExecution execution,
            ErasureStore store,
            ObjectProvider<Keyring> keyring,
            Outbox outbox,
            Clock clock,
            ReactiveTransactionManager transactions,
            MeterRegistry meters) {
        return new Receipts(
                service,
                execution,
                store,
                new EpochEnds(keyring.getIfAvailable()),
                outbox,
                clock,
                transactions,
                meters);
    }

    @Bean
    Worker erasureReceiptsWorker(Receipts receipts) {
        return new Worker("erasure-receipts", receipts::round);
    }

    @Bean
    OrderHandler erasureOrderHandler(
            @Value("${spring.application.name}") String service,
            ErasureExecution execution,
            ErasureStore store,
            Clock clock,
            Worker erasureReceiptsWorker) {
        return new OrderHandler(service, execution, store, clock, erasureReceiptsWorker::wake);
    }
}
