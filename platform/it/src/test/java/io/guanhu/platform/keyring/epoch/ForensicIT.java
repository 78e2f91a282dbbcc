package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.testing.PostgresProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After an erasure, reads all that the key store's cluster, its archive, its export and the keys'
 * directory have on their disks.
 */
class ForensicIT {

    private final Path directory;
    private final List<Long> rootVersions = new ArrayList<>();

    ForensicIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void findsNoErasedKeyOnAnyDisk() throws Exception {
        Path archive = directory.resolve("archive");
        try (PostgresProcess server = PostgresProcess.archiving(directory.resolve("data"), archive)) {
            KeyEncryptionService files = KeyStoreFixture.files(directory.resolve("root"));
            EpochAssembly.Gate gate =
                    new EpochAssembly.Gate(Set.of(), true, directory.resolve("export"), Duration.ofSeconds(60));
            try (KeyStoreFixture service = new KeyStoreFixture(server.freshKeyStore("forensic"), files, gate, 10)) {
                erase(server, service);
            }
        }
    }

    private void erase(PostgresProcess server, KeyStoreFixture service) throws SQLException, IOException {
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(40).toList();
        service.provide(others);
        UUID erased = UUID.randomUUID();
        service.provide(erased);
        noteRoot(service);
        // An export and an archive of before, too.
        service.epochs.rotate();
        close(service, 1);
        service.provide(Stream.generate(UUID::randomUUID).limit(10).toList());
        byte[] contact = service.key(erased, "CONTACT");
        byte[] identity = service.key(erased, "IDENTITY");
        Slot.Name dead = new Slot.Name(erased, "CONTACT", 1);

        long epoch = service.destroy(erased, "CONTACT");

        Map<Slot.Name, byte[]> before = read(server, service);
        assertThat(before.get(dead)).as("the reader works").isEqualTo(contact);
        assertThat(before.get(new Slot.Name(erased, "IDENTITY", 1))).isEqualTo(identity);

        close(service, epoch);

        Map<Slot.Name, byte[]> after = read(server, service);
        assertThat(after).doesNotContainKey(dead);
        assertThat(after.values()).noneMatch(key -> Arrays.equals(key, contact));
        assertThat(after.get(new Slot.Name(erased, "IDENTITY", 1))).isEqualTo(identity);
        for (UUID other : others) {
            assertThat(after.get(new Slot.Name(other, "CONTACT", 1))).isEqualTo(service.key(other, "CONTACT"));
        }
        assertThat(service.epochs.find(epoch).orElseThrow().conditions())
                .filteredOn(each -> each.condition().equals("LOG_ARCHIVED"))
                .singleElement()
                .matches(each -> each.outcome().equals("CHECKED"));
    }

    /** Slower than usual: the archive takes its time. */
    private void close(KeyStoreFixture service, long epoch) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!service.epochs.closed(epoch) && System.nanoTime() < end) {
            Duration _ = service.epochs.round();
            service.replica.heartbeat();
            noteRoot(service);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(service.epochs.closed(epoch))
                .as(service.epochs.running().toString())
                .isTrue();
    }

    /** They are in the database in clear, so anyone who reads the disks has them. */
    private void noteRoot(KeyStoreFixture service) {
        long version = service.tree.state().orElseThrow().root().pageVersion();
        if (!rootVersions.contains(version)) {
            rootVersions.add(version);
        }
    }

    private Map<Slot.Name, byte[]> read(PostgresProcess server, KeyStoreFixture service)
            throws SQLException, IOException {
        try (Connection superuser = server.superuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        DiskReader reader = DiskReader.of(directory);
        return reader.slots(service.tree.state().orElseThrow().context(), rootVersions);
    }
}
