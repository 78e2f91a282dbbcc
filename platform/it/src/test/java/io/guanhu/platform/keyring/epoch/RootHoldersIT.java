package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.pkcs11.Pin;
import io.guanhu.platform.keyring.encryption.pkcs11.Pkcs11KeyEncryption;
import io.guanhu.platform.keyring.encryption.pkcs11.SoftHsm;
import io.guanhu.platform.keyring.encryption.vault.TransitStandIn;
import io.guanhu.platform.keyring.encryption.vault.VaultHttp;
import io.guanhu.platform.keyring.encryption.vault.VaultPlace;
import io.guanhu.platform.keyring.encryption.vault.VaultTransitKeyEncryption;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Epochs with every holder of root keys. */
class RootHoldersIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path directory;
    private final Database keys = PostgresServer.shared().freshKeyStore("holders");

    RootHoldersIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void endsAnEpochWithFiles() throws SQLException {
        endsAnEpoch(KeyStoreFixture.files(directory.resolve("root")), "file");
    }

    @Test
    void endsAnEpochWithAToken() throws SQLException {
        try (Pkcs11KeyEncryption token =
                new Pkcs11KeyEncryption(SoftHsm.shared().freshToken(), Pin.of(SoftHsm.PIN), Clock.systemUTC(), LIMIT)) {
            endsAnEpoch(token, "pkcs11");
        }
    }

    @Test
    void endsAnEpochWithVault() throws SQLException, IOException {
        try (TransitStandIn engine = new TransitStandIn()) {
            endsAnEpoch(vault(engine), "vault-transit");
        }
    }

    private void endsAnEpoch(KeyEncryptionService holder, String adapter) throws SQLException {
        UUID customer = UUID.randomUUID();
        byte[] identity;
        try (KeyStoreFixture service = start(holder)) {
            service.provide(customer);
            identity = service.key(customer, "IDENTITY");
            String before = root(service);
            long epoch = service.destroy(customer, "CONTACT");
            service.close(epoch);
            EpochRecord.Holder recorded = holderOf(service, epoch);
            assertThat(recorded.adapter()).isEqualTo(adapter);
            assertThat(recorded.copies()).isEqualTo(holder.description().copies());
            assertThat(holder.state(before).block()).isEqualTo(new State.Destroyed());
        }
        try (KeyStoreFixture restarted = start(holder)) {
            assertThat(restarted.key(customer, "IDENTITY")).isEqualTo(identity);
            assertThat(restarted.find(customer).living()).doesNotContainKey("CONTACT");
        }
    }

    /** The epoch waits while Vault is sealed; readers notice nothing. */
    @Test
    void waitsForAHolderThatIsAway() throws SQLException, IOException {
        try (TransitStandIn engine = new TransitStandIn();
                KeyStoreFixture service = start(vault(engine))) {
            UUID customer = UUID.randomUUID();
            service.provide(customer);
            long epoch = service.destroy(customer, "CONTACT");
            engine.seal(true);
            assertThatThrownBy(service.epochs::round).hasMessageContaining("sealed");
            assertThat(service.epochs.closed(epoch)).isFalse();
            assertThat(service.key(customer, "IDENTITY")).hasSize(32);
            engine.seal(false);
            service.close(epoch);
            assertThat(service.key(customer, "IDENTITY")).hasSize(32);
        }
    }

    @Test
    void waitsUntilTheOldRootCanNoLongerBeBroughtBack() throws SQLException {
        DelayedDestruction holder = new DelayedDestruction(KeyStoreFixture.files(directory.resolve("root")));
        UUID customer = UUID.randomUUID();
        long epoch;
        String before;
        try (KeyStoreFixture service = start(holder)) {
            service.provide(customer);
            before = root(service);
            epoch = service.destroy(customer, "CONTACT");
            rounds(service);
            assertThat(stepOf(service, epoch)).isEqualTo(Step.DESTROYING);
            assertThat(holder.scheduled(before)).isTrue();
            assertThat(service.epochs.late(Duration.ZERO)).isTrue();
            assertThat(service.key(customer, "IDENTITY")).hasSize(32);
            service.provide(UUID.randomUUID());
        }
        holder.elapse(DelayedDestruction.DELAY.minusSeconds(1));
        try (KeyStoreFixture restarted = start(holder)) {
            rounds(restarted);
            assertThat(restarted.epochs.closed(epoch)).isFalse();
            assertThat(holder.state(before).block())
                    .isEqualTo(new State.Destroying(holder.now().plusSeconds(1)));

            holder.elapse(Duration.ofSeconds(1));
            restarted.close(epoch);
            assertThat(holder.state(before).block()).isEqualTo(new State.Destroyed());
            EpochRecord.Holder recorded = holderOf(restarted, epoch);
            assertThat(recorded.destructionDelaySeconds()).isEqualTo(7 * 24 * 3600);
            assertThat(recorded.copies()).containsExactly("recycle-bin");
            assertThat(restarted.key(customer, "IDENTITY")).hasSize(32);
        }
    }

    private static void rounds(KeyStoreFixture service) throws SQLException {
        for (int i = 0; i < 10; i++) {
            Duration _ = service.epochs.round();
            service.replica.heartbeat();
        }
    }

    private KeyStoreFixture start(KeyEncryptionService holder) {
        return new KeyStoreFixture(keys, holder, KeyStoreFixture.noCopies(directory.resolve("export")), 3);
    }

    private KeyEncryptionService vault(TransitStandIn engine) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), TransitStandIn.TOKEN);
        return new VaultTransitKeyEncryption(
                new VaultPlace(engine.address(), "transit", "customers", null, token, LIMIT),
                VaultHttp.client(LIMIT, null));
    }

    private static Step stepOf(KeyStoreFixture service, long epoch) {
        return service.store.find(epoch).orElseThrow().step();
    }

    private static EpochRecord.Holder holderOf(KeyStoreFixture service, long epoch) {
        return Objects.requireNonNull(service.epochs.find(epoch).orElseThrow().holder());
    }

    private static String root(KeyStoreFixture service) {
        return service.tree.state().orElseThrow().root().version();
    }
}
