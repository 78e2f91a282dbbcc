package io.guanhu.platform.keyring;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.keyring.access.KeyStoreProperties;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.KeyTree.DestroyedKey;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.store.tree.NewOwnerStore;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
        afterName = {
            "io.guanhu.platform.keyring.access.KeyStoreAutoConfiguration",
            "io.guanhu.platform.keyring.service.ServiceKeyAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, TransactionalOperator.class})
@ConditionalOnProperty("guanhu.keyring.directory")
class KeyringAutoConfiguration {

    @Bean
    Provisioning keyProvisioning(KeyTree tree) {
        return new Provisioning(tree);
    }

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
                new TreeSource(tree, provisioning, epochs),
                threads,
                properties.atFirst(),
                new OutsideTransactions(properties.refuseInTransaction(), meters),
                new KeyFenceStore(database),
                transaction);
    }

    /** The key tree. */
    private record TreeSource(KeyTree tree, Provisioning provisioning, Epochs epochs) implements Keyring.Source {

        @Override
        public Map<UUID, OwnerKeys> find(Collection<UUID> owners) {
            return tree.find(owners);
        }

        @Override
        public CompletableFuture<Map<UUID, OwnerKeys>> provide(Wanted wanted) {
            return provisioning.submit(wanted);
        }

        @Override
        public Map<String, DestroyedKey> destroy(UUID owner, Set<String> names) {
            return tree.destroy(owner, names, true);
        }

        @Override
        public boolean closed(long epoch) {
            return epochs.closed(epoch);
        }

        @Override
        public Optional<EpochRecord> epoch(long number) {
            return epochs.find(number);
        }

        @Override
        public long rotate() {
            return epochs.rotate();
        }

        @Override
        public void wake() {
            epochs.wake();
        }
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
    @ConditionalOnBean(Acts.class)
    EpochController keyEpochController(
            @Value("${spring.application.name}") String service, Keyring keyring, Acts acts) {
        return new EpochController(service, keyring, acts);
    }
}
