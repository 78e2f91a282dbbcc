package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.FileKeyEncryption;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.epoch.condition.Replica;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.store.tree.TreeInitialization;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.testing.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One replica of a service at its key store, without the service. */
final class KeyStoreFixture implements AutoCloseable {

    static final Set<String> NAMES = Set.of("IDENTITY", "CONTACT", "MARKETING");

    final KeyDatabase database;
    final KeyTree tree;
    final Epochs epochs;
    final EpochStore store;
    final Replica replica;

    KeyStoreFixture(Database keys, KeyEncryptionService encryption, EpochAssembly.Gate gate, int atOnce) {
        this(keys, encryption, gate, atOnce, 1_000);
    }

    KeyStoreFixture(
            Database keys, KeyEncryptionService encryption, EpochAssembly.Gate gate, int atOnce, int cachedKeys) {
        KeyDatabase.migrate(keys.jdbcUrl(), keys.ownerRole(), keys.ownerPassword());
        database = connect(keys);
        tree = new KeyTree(database, encryption, cachedKeys);
        new TreeInitialization(tree, encryption).openOrCreate();
        store = new EpochStore(database);
        replica = new Replica(UUID.randomUUID(), tree, database);
        replica.join();
        replica.heartbeat();
        epochs = EpochAssembly.assemble(
                database,
                tree,
                encryption,
                gate,
                new EpochAssembly.Timing(Duration.ZERO, Duration.ofHours(1), Duration.ofMillis(20), atOnce),
                Clock.systemUTC());
    }

    static KeyDatabase connect(Database keys) {
        return new KeyDatabase(new KeyDatabase.Settings(
                keys.jdbcUrl(),
                keys.appRole(),
                keys.appPassword(),
                8,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20)));
    }

    static EpochAssembly.Gate noCopies(@Nullable Path export) {
        return new EpochAssembly.Gate(Set.of(), false, export, Duration.ofSeconds(60));
    }

    static KeyEncryptionService files(Path directory) {
        return FileKeyEncryption.open(directory);
    }

    OwnerKeys provide(UUID owner) {
        return of(owner, provide(List.of(owner)));
    }

    Map<UUID, OwnerKeys> provide(Collection<UUID> owners) {
        return tree.provide(List.of(new Wanted(owners, Set.of("CONTACT"), NAMES)));
    }

    OwnerKeys find(UUID owner) {
        return of(owner, tree.find(List.of(owner)));
    }

    byte[] key(UUID owner, String name) {
        return Objects.requireNonNull(find(owner).living().get(name)).key();
    }

    long destroy(UUID owner, String... names) {
        return tree.destroy(owner, Set.of(names), true).values().stream()
                .mapToLong(KeyTree.DestroyedKey::epoch)
                .max()
                .orElseThrow();
    }

    /** Runs rounds, with heartbeats between them, until an epoch is closed. */
    void close(long epoch) throws SQLException {
        for (int i = 0; i < 200 && !epochs.closed(epoch); i++) {
            Duration _ = epochs.round();
            replica.heartbeat();
        }
        if (!epochs.closed(epoch)) {
            throw new AssertionError("Epoch " + epoch + " does not end: " + epochs.find(epoch));
        }
    }

    private static OwnerKeys of(UUID owner, Map<UUID, OwnerKeys> keys) {
        return Objects.requireNonNull(keys.get(owner));
    }

    @Override
    public void close() {
        replica.deregister();
        database.close();
    }
}
