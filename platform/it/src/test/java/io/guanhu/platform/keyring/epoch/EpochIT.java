package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.store.tree.TreeInitialization;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An epoch ends with the death of all that was destroyed in it, once every replica knows. */
class EpochIT extends EpochFixture {

    EpochIT(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void endsWithTheDeathOfWhatWasDestroyed() throws SQLException {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        byte[] identity = service.key(customer, "IDENTITY");
        String before = root();

        long epoch = service.destroy(customer, "CONTACT", "MARKETING");
        assertThat(service.find(customer).living()).containsOnlyKeys("IDENTITY");
        service.close(epoch);

        EpochRecord record = service.epochs.find(epoch).orElseThrow();
        assertThat(record.keys()).isEqualTo(2);
        assertThat(record.pages()).isEqualTo(5);
        assertThat(record.conditions())
                .extracting(EpochRecord.Checked::condition, EpochRecord.Checked::outcome)
                .containsExactlyInAnyOrder(
                        tuple("STANDBYS_FLUSHED", "ABSENT"),
                        tuple("LOG_ARCHIVED", "ABSENT"),
                        tuple("EXPORT_READ_BACK", "CHECKED"),
                        tuple("REPLICAS_ACKNOWLEDGED", "CHECKED"));
        assertThat(Objects.requireNonNull(record.holder()).adapter()).isEqualTo("file");
        assertThat(files.state(before).block()).isEqualTo(new State.Destroyed());
        assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
        assertThat(count("superseded_page")).isZero();
    }

    /** One epoch for all erasures that arrive while the previous one is running. */
    @Test
    void isSharedByErasuresThatComeTogether() throws SQLException {
        Set<Long> epochs = Stream.generate(UUID::randomUUID)
                .limit(20)
                .peek(service::provide)
                .map(customer -> service.destroy(customer, "CONTACT"))
                .collect(Collectors.toSet());
        assertThat(epochs).hasSize(1);
        service.close(epochs.iterator().next());
        assertThat(service.epochs.last().keys()).isEqualTo(20);
    }

    @Test
    void waitsForAReplicaThatIsBehind() throws SQLException {
        try (KeyStoreFixture other = start(files)) {
            UUID customer = UUID.randomUUID();
            service.provide(customer);
            other.find(customer);
            String before = root();
            long epoch = service.destroy(customer, "CONTACT");
            assertThat(other.find(customer).living()).doesNotContainKey("CONTACT");
            for (int i = 0; i < 20; i++) {
                Duration _ = service.epochs.round();
                service.replica.heartbeat();
            }
            assertThat(service.epochs.running().orElseThrow().step()).isEqualTo(Step.SWITCHED);
            assertThat(service.epochs.late(Duration.ofHours(1))).isFalse();
            assertThat(service.epochs.late(Duration.ZERO)).isTrue();
            assertThat(files.state(before).block()).isEqualTo(new State.Living());
            assertThat(other.key(customer, "IDENTITY")).hasSize(32);

            other.replica.heartbeat();
            service.close(epoch);
            assertThat(other.key(customer, "IDENTITY")).hasSize(32);
        }
    }

    @Test
    void takesASilentReplicaForDead() throws SQLException {
        try (KeyStoreFixture other = start(files)) {
            asOwner("update replica set seen_at = now() - interval '61 seconds'");
            other.find(UUID.randomUUID());
            UUID customer = UUID.randomUUID();
            service.provide(customer);
            service.close(service.destroy(customer, "CONTACT"));
        }
    }

    /** An old state of the store, restored: it opens nothing, and says what to do. */
    @Test
    void refusesAStateWhoseRootIsDestroyed() throws SQLException {
        String before = root();
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        service.close(service.destroy(customer, "CONTACT"));
        asOwner("update tree set root_version = '" + before + "'");
        assertThatThrownBy(() -> new TreeInitialization(service.tree, files).openOrCreate())
                .hasMessageContaining("only ever restored forward");
        asOwner("update tree set root_version = 'root-of-somebody-else'");
        assertThatThrownBy(() -> new TreeInitialization(service.tree, files).openOrCreate())
                .hasMessageContaining("unknown to file");
    }
}
