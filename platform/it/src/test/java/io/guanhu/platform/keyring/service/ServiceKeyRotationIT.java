package io.guanhu.platform.keyring.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.keyring.access.KeyStoreProperties;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.encryption.FileKeyEncryption;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.epoch.EpochAssembly;
import io.guanhu.platform.keyring.epoch.Epochs;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.ServiceKeyStore;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.TreeInitialization;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas whose keys rotate automatically. */
class ServiceKeyRotationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REFRESH = Duration.ofMillis(50);
    private static final Duration STALE = Duration.ofSeconds(1);
    private static final byte[] VALUE = "an answer".getBytes(UTF_8);

    private final Database store = PostgresServer.shared().freshKeyStore("rotation");
    private final KeyEncryptionService encryption;
    private final KeyDatabase database;
    private final KeyThreads threads = new KeyThreads(2, PATIENCE);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    ServiceKeyRotationIT(@TempDir Path directory) {
        this.encryption = FileKeyEncryption.open(directory.resolve("root"));
        KeyDatabase.migrate(store.jdbcUrl(), store.ownerRole(), store.ownerPassword());
        this.database = new KeyDatabase(new KeyDatabase.Settings(
                store.jdbcUrl(), store.appRole(), store.appPassword(), 4, PATIENCE, PATIENCE, PATIENCE));
    }

    @AfterEach
    void stop() {
        threads.close();
        database.close();
    }

    private ServiceKeys replica(Duration interval, long seals) {
        KeyTree tree = new KeyTree(database, encryption, 100);
        new TreeInitialization(tree, encryption).openOrCreate();
        Epochs epochs = EpochAssembly.assemble(
                database,
                tree,
                encryption,
                new EpochAssembly.Gate(Set.of(), false, null, PATIENCE),
                new EpochAssembly.Timing(Duration.ZERO, Duration.ofHours(1), Duration.ofMillis(20), 100),
                Clock.systemUTC());
        return new ServiceKeys(
                new ServiceKeyTree(tree, new ServiceKeyStore(database), epochs),
                threads,
                new KeyStoreProperties.Service(REFRESH, STALE, interval, seals),
                new OutsideTransactions(true, meters),
                meters);
    }

    /** Every few milliseconds for seconds: what one replica seals, the other opens. */
    @Test
    void opensWhatAnyReplicaSealedUntilNobodyNeedsIt() {
        ServiceKeys one = replica(Duration.ofMillis(500), Long.MAX_VALUE);
        ServiceKeys other = replica(Duration.ofMillis(500), Long.MAX_VALUE);
        ServiceKey key = one.rotating("seal");
        ServiceSeal here = new ServiceSeal(key);
        ServiceSeal there = new ServiceSeal(other.rotating("seal"));
        here.neededFor(Duration.ofMillis(800));
        there.neededFor(Duration.ofMillis(800));
        byte[] first = here.seal(VALUE, "here");

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            one.round();
            assertThat(there.open(here.seal(VALUE, "a"), "a")).isEqualTo(VALUE);
            other.round();
            assertThat(here.open(there.seal(VALUE, "b"), "b")).isEqualTo(VALUE);
            return key.destroyed(2);
        });

        assertThatThrownBy(() -> here.open(first, "here")).isInstanceOf(SealExpiredException.class);
        assertThat(key.living()).hasSizeBetween(1, 12);
        assertThat(meters.get("guanhu.service.key.age")
                        .tag("key", "seal")
                        .gauge()
                        .value())
                .isBetween(0.0, 10.0);
    }

    /** AES-GCM with random nonces breaks when one key seals too often. */
    @Test
    void takesTheNextVersionWhenOneHasSealedOftenEnough() {
        ServiceKeys keys = replica(Duration.ofDays(1), 5);
        ServiceKey key = keys.rotating("seal");
        ServiceSeal seal = new ServiceSeal(key);
        for (int i = 0; i < 4; i++) {
            seal.seal(VALUE, "some");
        }
        keys.round();
        assertThat(key.newest().number()).isEqualTo(1);
        seal.seal(VALUE, "one more");

        keys.round();
        keys.round();

        assertThat(key.newest().number()).isEqualTo(2);
    }

    /** The version that it would seal under may have been destroyed by now. */
    @Test
    void sealsNothingWhenTheKeyStoreWasNotReadForLong() {
        ServiceSeal seal = new ServiceSeal(replica(Duration.ofDays(1), 5).rotating("seal"));
        byte[] sealed = seal.seal(VALUE, "before");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThatThrownBy(() -> seal.seal(VALUE, "after")).hasMessageContaining("not been read for"));
        assertThat(seal.open(sealed, "before")).isEqualTo(VALUE);
    }
}
