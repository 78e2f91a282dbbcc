package io.guanhu.platform.keyring;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.store.KeyTree;
import io.guanhu.platform.keyring.store.NewOwnerStore;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.web.Cursors;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Keys for a service with a database. */
@AutoConfiguration(
        after = KeyStoreAutoConfiguration.class,
        afterName = {
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, TransactionalOperator.class})
@ConditionalOnProperty("guanhu.keyring.directory")
class KeyringAutoConfiguration {

    @Bean
    Keyring keyring(
            KeyTree tree,
            KeyThreads threads,
            Provisioning provisioning,
            Epochs epochs,
            KeyStoreProperties properties,
            MeterRegistry meters,
            DatabaseClient database,
            TransactionalOperator transaction) {
        return new Keyring(
                tree,
                threads,
                provisioning,
                epochs,
                properties.atFirst(),
                new OutsideTransactions(properties.refuseInTransaction(), meters),
                new KeyFenceStore(database),
                transaction);
    }

    @Bean
    Worker unusedKeyWorker(
            KeyTree tree,
            KeyThreads threads,
            KeyStoreProperties properties,
            MeterRegistry meters,
            DatabaseClient database,
            TransactionalOperator transaction) {
        return new Worker(
                "unused-keys",
                new UnusedKeys(
                        new NewOwnerStore(tree),
                        new KnownOwnerStore(database),
                        new KeyFenceStore(database),
                        threads,
                        transaction,
                        properties.unusedAfter(),
                        meters)::round);
    }

    @Bean
    BlindTokens blindTokens(ServiceKeys keys) {
        return new BlindTokens(keys.rotating("tokens"));
    }

    @Bean
    Cursors cursors(BlindTokens tokens) {
        tokens.neededFor(Cursors.LIFE);
        return new Cursors(tokens);
    }

    @Bean
    ServiceSeal serviceSeal(ServiceKeys keys) {
        return new ServiceSeal(keys.rotating("seal"));
    }

    @Bean
    @ConditionalOnBean(AuditTrail.class)
    EpochController keyEpochController(
            @Value("${spring.application.name}") String service, Keyring keyring, AuditTrail audit) {
        return new EpochController(service, keyring, audit);
    }
}
