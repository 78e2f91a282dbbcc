package io.guanhu.platform.erasure.following;

import io.guanhu.platform.erasure.ErasureExecution;
import io.guanhu.platform.erasure.gate.ErasureGate;
import io.guanhu.platform.erasure.order.ErasureStore;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerProperties;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/** Keeps a database at the head of the erasure ledger. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.erasure.ErasureAutoConfiguration",
            "io.guanhu.platform.erasure.gate.GateAutoConfiguration",
            "io.guanhu.platform.erasure.order.OrderAutoConfiguration"
        })
@ConditionalOnBean(ErasureExecution.class)
class FollowingAutoConfiguration {

    @Bean
    LedgerCopyStore ledgerCopyStore(DatabaseClient database) {
        return new LedgerCopyStore(database);
    }

    @Bean
    LedgerFollower ledgerFollower(
            Anchors anchors,
            LedgerKeys keys,
            LedgerCopyStore copy,
            ErasureStore store,
            ErasureExecution execution,
            LedgerProperties properties,
            Clock clock,
            ReactiveTransactionManager transactions) {
        return new LedgerFollower(
                anchors,
                keys,
                copy,
                new LedgerCopying(anchors, copy, clock, transactions),
                new LedgerReplay(copy, store, execution, clock, transactions),
                properties,
                clock);
    }

    @Bean
    Worker ledgerFollowerWorker(LedgerFollower follower) {
        // After a restore, a round repeats the erasures in the ledger.
        return new Worker("erasure-ledger", follower::round, Duration.ofMinutes(15));
    }

    @Bean
    MeterBinder erasureLedgerMeters(LedgerFollower follower, ErasureGate gate, Anchors anchors, Clock clock) {
        return new LedgerMeters(follower, gate, anchors, clock);
    }

    @Bean
    LedgerExtendedHandler ledgerExtendedHandler(Worker ledgerFollowerWorker) {
        return new LedgerExtendedHandler(ledgerFollowerWorker::wake);
    }

    @Bean
    ReactiveHealthIndicator erasureLedgerHealthIndicator(LedgerFollower follower, ErasureGate gate, Clock clock) {
        return new LedgerHealth(follower, gate, clock);
    }
}
