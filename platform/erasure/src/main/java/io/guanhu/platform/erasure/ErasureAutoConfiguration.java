package io.guanhu.platform.erasure;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.idempotency.IdempotencyKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerProperties;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.outbox.PublishingPermit;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The protocol of erasure around a service's {@link DataHolder}. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.outbox.OutboxAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "io.guanhu.platform.keyring.KeyringAutoConfiguration",
            "io.guanhu.platform.ledger.LedgerAutoConfiguration"
        })
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean({DataHolder.class, Outbox.class, Anchors.class})
class ErasureAutoConfiguration {

    @Bean
    ErasureStore erasureStore(DatabaseClient database) {
        return new ErasureStore(database);
    }

    @Bean
    LedgerCopyStore ledgerCopyStore(DatabaseClient database) {
        return new LedgerCopyStore(database);
    }

    @Bean
    Eradication eradication(
            DataHolder holder,
            ObjectProvider<IdempotencyKeys> answers,
            ObjectProvider<Keyring> keyring,
            AuditTrail audit,
            ReactiveTransactionManager transactions) {
        Keyring keys = keyring.getIfAvailable();
        DataHolder complete = complete(holder, answers);
        return new Eradication(
                keys == null ? complete : new TellingHolder(complete, audit),
                keys,
                TransactionalOperator.create(transactions));
    }

    @Bean
    Receipts erasureReceipts(
            @Value("${spring.application.name}") String service,
            Eradication eradication,
            ErasureStore store,
            ObjectProvider<Keyring> keyring,
            Outbox outbox,
            Clock clock,
            ReactiveTransactionManager transactions,
            MeterRegistry meters) {
        return new Receipts(
                service,
                eradication,
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
    LedgerFollower ledgerFollower(
            Anchors anchors,
            LedgerKeys keys,
            LedgerCopyStore copy,
            ErasureStore store,
            Eradication eradication,
            LedgerProperties properties,
            Clock clock,
            ReactiveTransactionManager transactions) {
        return new LedgerFollower(
                anchors,
                keys,
                copy,
                new LedgerCopying(anchors, copy, clock, transactions),
                new LedgerReplay(copy, store, eradication, clock, transactions),
                properties,
                clock);
    }

    @Bean
    Worker ledgerFollowerWorker(LedgerFollower follower) {
        // After a restore, a round repeats the erasures in the ledger.
        return new Worker("erasure-ledger", follower::round, Duration.ofMinutes(15));
    }

    @Bean
    ErasureGate erasureGate(ObjectProvider<ServingCondition> conditions) {
        return new ErasureGate(conditions.orderedStream().toList());
    }

    @Bean
    PublishingPermit caughtUpPermit(ErasureGate gate) {
        return gate::isOpen;
    }

    @Bean
    BehindLedgerFilter behindLedgerFilter(ErasureGate gate, ObjectProvider<ServedWhileBehind> served) {
        return new BehindLedgerFilter(
                gate,
                Stream.concat(ServedWhileBehind.EVERYWHERE.stream(), served.stream())
                        .toList());
    }

    @Bean
    MeterBinder erasureLedgerMeters(LedgerFollower follower, ErasureGate gate, Anchors anchors, Clock clock) {
        return new LedgerMeters(follower, gate, anchors, clock);
    }

    @Bean
    OrderHandler erasureOrderHandler(
            @Value("${spring.application.name}") String service,
            Eradication eradication,
            ErasureStore store,
            Clock clock,
            Worker erasureReceiptsWorker) {
        return new OrderHandler(service, eradication, store, clock, erasureReceiptsWorker::wake);
    }

    @Bean
    LedgerExtendedHandler ledgerExtendedHandler(Worker ledgerFollowerWorker) {
        return new LedgerExtendedHandler(ledgerFollowerWorker::wake);
    }

    @Bean
    ReactiveHealthIndicator erasureLedgerHealthIndicator(LedgerFollower follower, ErasureGate gate, Clock clock) {
        return new LedgerHealth(follower, gate, clock);
    }

    private static DataHolder complete(DataHolder holder, ObjectProvider<IdempotencyKeys> answers) {
        IdempotencyKeys keys = answers.getIfAvailable();
        return keys == null ? holder : new ForgettingHolder(holder, keys);
    }
}
