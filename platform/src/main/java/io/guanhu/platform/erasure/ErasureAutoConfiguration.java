package io.guanhu.platform.erasure;

import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.web.IdempotencyKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The protocol of erasure around a service's {@link DataHolder}. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.outbox.OutboxAutoConfiguration",
            "io.guanhu.platform.client.ClientAutoConfiguration",
            "io.guanhu.platform.keyring.KeyringAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean({DataHolder.class, Outbox.class})
class ErasureAutoConfiguration {

    @Bean
    ErasureStore erasureStore(DatabaseClient database) {
        return new ErasureStore(database);
    }

    @Bean
    @ConditionalOnMissingBean
    ErasureLedger erasureLedger(ServiceClients clients) {
        return new RemoteErasureLedger(clients);
    }

    @Bean
    Eradication eradication(
            DataHolder holder,
            ObjectProvider<IdempotencyKeys> answers,
            ObjectProvider<Keyring> keyring,
            ReactiveTransactionManager transactions) {
        return new Eradication(
                complete(holder, answers),
                keyring.getIfAvailable(),
                TransactionalOperator.create(transactions));
    }

    @Bean
    Receipts erasureReceipts(
            @Value("${spring.application.name}") String service,
            Eradication eradication,
            ErasureStore store,
            Outbox outbox,
            Clock clock,
            ReactiveTransactionManager transactions,
            MeterRegistry meters) {
        return new Receipts(service, eradication, store, outbox, clock, transactions, meters);
    }

    @Bean
    Worker erasureReceiptsWorker(Receipts receipts) {
        return new Worker("erasure-receipts", receipts::round);
    }

    @Bean
    LedgerCatchUp ledgerCatchUp(
            ErasureLedger ledger,
            Eradication eradication,
            ErasureStore store,
            Clock clock,
            ReactiveTransactionManager transactions) {
        return new LedgerCatchUp(ledger, eradication, store, clock, transactions);
    }

    @Bean
    Worker ledgerCatchUpWorker(LedgerCatchUp catchUp) {
        // After a restore a round erases anew whatever the ledger says.
        return new Worker("erasure-ledger", catchUp::round, Duration.ofMinutes(15));
    }

    @Bean
    OrderHandler erasureOrderHandler(
            Eradication eradication,
            ErasureStore store,
            Clock clock,
            Worker erasureReceiptsWorker) {
        return new OrderHandler(eradication, store, clock, erasureReceiptsWorker::wake);
    }

    @Bean
    LedgerExtendedHandler ledgerExtendedHandler(Worker ledgerCatchUpWorker) {
        return new LedgerExtendedHandler(ledgerCatchUpWorker::wake);
    }

    @Bean
    ReactiveHealthIndicator erasureLedgerHealthIndicator(LedgerCatchUp catchUp) {
        return new LedgerHealth(catchUp);
    }

    private static DataHolder complete(DataHolder holder, ObjectProvider<IdempotencyKeys> answers) {
        IdempotencyKeys keys = answers.getIfAvailable();
        return keys == null ? holder : new ForgettingHolder(holder, keys);
    }
}
