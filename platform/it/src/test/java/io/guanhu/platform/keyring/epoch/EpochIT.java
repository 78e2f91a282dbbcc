package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.store.TreeFoundation;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochIT {

    private final Path directory;
    private final Database keys = PostgresServer.shared().freshKeyStore("epoch");
    private final KeyEncryptionService files;
    private final FailingEncryption encryption;
    private KeyStoreFixture service;

    EpochIT(@TempDir Path directory) {
        this.directory = directory;
        this.files = KeyStoreFixture.files(directory.resolve("root"));
        this.encryption = new FailingEncryption(files);
        this.service = start(encryption);
    }

    private KeyStoreFixture start(KeyEncryptionService with) {
        return new KeyStoreFixture(keys, with, KeyStoreFixture.noCopies(directory.resolve("export")), 3);
    }

    @BeforeEach
    void fill() {
        service.provide(Stream.generate(UUID::randomUUID).limit(100).toList());
    }

    @AfterEach
    void stop() {
        service.close();
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

    /** One epoch for all who come while the one before is on its way. */
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

    /**
     * The process dies at each of its calls to the holder of root keys, before the call is done and
     * after: another process reads every living key, and goes on to the same new root.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void survivesADeathAtEveryCall(boolean afterwards) throws SQLException {
        int call = 0;
        while (true) {
            UUID customer = UUID.randomUUID();
            service.provide(customer);
            byte[] identity = service.key(customer, "IDENTITY");
            long epoch = service.destroy(customer, "CONTACT");
            encryption.failAt(call, afterwards);
            dieTrying(epoch);
            if (!encryption.failed()) {
                break;
            }
            String target = service.store.find(epoch).orElseThrow().newRoot();
            restart();
            assertThat(service.key(customer, "IDENTITY")).as("call %s", call).isEqualTo(identity);
            assertThat(service.find(customer).living()).doesNotContainKey("CONTACT");
            service.close(epoch);
            if (target != null) {
                assertThat(root()).as("call %s", call).isEqualTo(target);
            }
            assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
            call++;
        }
        assertThat(call).isGreaterThan(6);
        assertThat(livingRoots()).isEqualTo(1);
    }

    /** The store refuses to write each step down, as if the connection were cut at its commit. */
    @ParameterizedTest
    @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void survivesADeathBeforeEveryStep(Step step) throws SQLException {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        byte[] identity = service.key(customer, "IDENTITY");
        byte[] contact = service.key(customer, "CONTACT");
        long epoch = service.destroy(customer, "CONTACT");
        asOwner("""
                CREATE OR REPLACE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the connection is cut'; END $$;
                CREATE TRIGGER cut BEFORE UPDATE OF step ON epoch FOR EACH ROW
                  WHEN (NEW.step = '%s') EXECUTE FUNCTION cut()
                """.formatted(step));
        dieTrying(epoch);
        Epoch stuck = service.store.find(epoch).orElseThrow();
        assertThat(stuck.step().next()).isEqualTo(step);
        if (stuck.step() == Step.SWITCHED || stuck.step() == Step.GATED) {
            assertThat(OldTree.read(service, stuck, files).key(customer, "CONTACT"))
                    .isEqualTo(contact);
            assertThat(OldTree.read(service, stuck, files).key(customer, "IDENTITY"))
                    .isEqualTo(identity);
        }
        asOwner("DROP TRIGGER cut ON epoch");
        restart();
        assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
        service.close(epoch);
        assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
        assertThat(livingRoots()).isEqualTo(1);
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
                service.replica.beat();
            }
            assertThat(service.epochs.running().orElseThrow().step()).isEqualTo(Step.SWITCHED);
            assertThat(service.epochs.late(Duration.ofHours(1))).isFalse();
            assertThat(service.epochs.late(Duration.ZERO)).isTrue();
            assertThat(files.state(before).block()).isEqualTo(new State.Living());
            assertThat(other.key(customer, "IDENTITY")).hasSize(32);

            other.replica.beat();
            service.close(epoch);
            assertThat(other.key(customer, "IDENTITY")).hasSize(32);
        }
    }

    @Test
    void takesASilentReplicaForDead() throws SQLException {
        try (KeyStoreFixture other = start(files)) {
            asOwner("UPDATE replica SET seen_at = now() - interval '61 seconds'");
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
        asOwner("UPDATE tree SET root_version = '" + before + "'");
        assertThatThrownBy(() -> new TreeFoundation(service.tree, files).lay())
                .hasMessageContaining("only ever restored forward");
        asOwner("UPDATE tree SET root_version = 'root-of-somebody-else'");
        assertThatThrownBy(() -> new TreeFoundation(service.tree, files).lay()).hasMessageContaining("unknown to file");
    }

    private void dieTrying(long epoch) throws SQLException {
        try {
            for (int i = 0; i < 20 && !service.epochs.closed(epoch); i++) {
                Duration _ = service.epochs.round();
                service.replica.beat();
            }
        } catch (RuntimeException died) {
            assertThat(died).isNotNull();
        }
    }

    private void restart() {
        encryption.heal();
        service.close();
        service = start(encryption);
    }

    private long livingRoots() {
        try (Stream<Path> all = Files.list(directory.resolve("root"))) {
            return all.filter(file -> file.toString().endsWith(".key")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String root() {
        return service.tree.state().orElseThrow().root().version();
    }

    private long count(String table) {
        return service.database
                .sql()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = keys.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
