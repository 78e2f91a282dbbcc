package io.guanhu.platform.keyring.access;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.epoch.EpochAssembly;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.epoch.condition.Replica;
import io.guanhu.platform.keyring.export.TreeRestore;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.OrderNoteStore;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.TreeInitialization;
import io.guanhu.platform.keyring.store.tree.TreeWriting;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The key tree in its own database, and its epochs. */
@AutoConfiguration(afterName = "io.guanhu.platform.runtime.RuntimeAutoConfiguration")
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnProperty("guanhu.keyring.directory")
@EnableConfigurationProperties(KeyStoreProperties.class)
class KeyStoreAutoConfiguration {

    @Bean
    KeyDatabase keyDatabase(KeyStoreProperties properties) {
        KeyDatabase.migrate(
                properties.url(),
                properties.migration().username(),
                properties.migration().password());
        return new KeyDatabase(new KeyDatabase.Settings(
                properties.url(),
                properties.username(),
                properties.password(),
                properties.connections(),
                properties.acquire(),
                properties.statement(),
                properties.lock()));
    }

    /** Registered as a reader before it reads; rejects an outdated state of the store. */
    @Bean
    KeyTree keyTree(KeyDatabase database, KeyEncryptionService encryption, KeyStoreProperties properties) {
        KeyTree tree = new KeyTree(database, encryption, properties.cachedPageKeys());
        if (properties.restoreFrom() != null) {
            new TreeRestore(new TreeWriting(tree), encryption).from(properties.restoreFrom());
        }
        new TreeInitialization(tree, encryption).openOrCreate();
        return tree;
    }

    @Bean(destroyMethod = "deregister")
    Replica keyTreeReplica(KeyTree tree, KeyDatabase database) {
        Replica replica = new Replica(UUID.randomUUID(), tree, database);
        replica.join();
        replica.heartbeat();
        return replica;
    }

    @Bean
    Epochs keyTreeEpochs(
            KeyDatabase database,
            KeyTree tree,
            KeyEncryptionService encryption,
            KeyStoreProperties properties,
            Clock clock) {
        KeyStoreProperties.Gate gate = properties.gate();
        KeyStoreProperties.Epoch epoch = properties.epoch();
        return EpochAssembly.assemble(
                database,
                tree,
                encryption,
                new EpochAssembly.Gate(
                        gate.standbyNames(), gate.archived(), gate.exportDirectory(), gate.replicaExpiry()),
                new EpochAssembly.Timing(epoch.gather(), epoch.interval(), epoch.poll(), epoch.leavesAtOnce()),
                clock);
    }

    @Bean
    Worker keyEpochWorker(Epochs epochs) {
        Worker worker = new Worker("key-epoch", () -> Mono.fromCallable(epochs::round), Duration.ofMinutes(15));
        epochs.wakeBy(worker::wake);
        return worker;
    }

    @Bean
    Worker keyReplicaWorker(Replica replica, KeyStoreProperties properties) {
        Duration rest = properties.gate().heartbeat();
        return new Worker(
                "key-replica",
                () -> Mono.fromCallable(() -> {
                    replica.heartbeat();
                    return rest;
                }));
    }

    @Bean
    KeyStoreWatch keyStoreHealthIndicator(
            KeyTree tree,
            Epochs epochs,
            RootHolderWatch holder,
            Clock clock,
            KeyStoreProperties properties,
            MeterRegistry meters) {
        return new KeyStoreWatch(tree, epochs, holder, clock, properties.epoch().late(), meters);
    }

    @Bean
    RootHolderWatch rootHolderWatch(KeyTree tree, KeyEncryptionService encryption, MeterRegistry meters) {
        return new RootHolderWatch(() -> tree.state().orElseThrow().root().version(), encryption, meters);
    }

    @Bean
    Worker rootHolderWatchWorker(RootHolderWatch watch) {
        return new Worker("root-holder-watch", watch::check);
    }

    @Bean
    Worker keyStoreWatchWorker(KeyStoreWatch watch) {
        return new Worker("key-store-watch", () -> Mono.fromCallable(watch::check));
    }

    @Bean
    OrderNotes orderNotes(
            KeyDatabase database, KeyThreads threads, KeyStoreProperties properties, MeterRegistry meters) {
        return new OrderNotes(
                new OrderNoteStore(database.sql()),
                threads,
                new OutsideTransactions(properties.refuseInTransaction(), meters));
    }

    @Bean
    KeyThreads keyThreads(KeyStoreProperties properties) {
        return new KeyThreads(properties.connections(), properties.answer());
    }
}
