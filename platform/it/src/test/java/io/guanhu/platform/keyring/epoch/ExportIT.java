package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.export.TreeRestore;
import io.guanhu.platform.keyring.store.KeyDatabase;
import io.guanhu.platform.keyring.store.tree.KeyTree;
import io.guanhu.platform.keyring.store.tree.KeyTree.Wanted;
import io.guanhu.platform.keyring.store.tree.TreeWriting;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportIT {

    private final Path directory;
    private final Database keys = PostgresServer.shared().freshKeyStore("export");
    private final KeyEncryptionService files;
    private KeyStoreFixture service;

    ExportIT(@TempDir Path directory) {
        this.directory = directory;
        this.files = KeyStoreFixture.files(directory.resolve("root"));
        this.service = start(keys);
    }

    private KeyStoreFixture start(Database store) {
        return new KeyStoreFixture(store, files, KeyStoreFixture.noCopies(directory.resolve("export")), 3);
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
    void staysOpenWhileTheExportIsNotWhole() throws Exception {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        service.close(service.destroy(customer, "CONTACT"));
        Path export;
        try (Stream<Path> exports = Files.list(directory.resolve("export"))) {
            export = exports.findFirst().orElseThrow();
        }
        // Another process has to read what is there.
        restart();
        byte[] content = Files.readAllBytes(export);
        byte[] altered = content.clone();
        altered[altered.length / 2] ^= 1;
        Files.write(export, altered);
        long epoch = service.destroy(customer, "MARKETING");
        for (int i = 0; i < 5; i++) {
            Duration _ = service.epochs.round();
        }
        assertThat(service.epochs.running().orElseThrow().conditions())
                .filteredOn(each -> each.condition().equals("EXPORT_READ_BACK"))
                .singleElement()
                .matches(each -> each.outcome().equals("OPEN"));
        Files.write(export, content);
        service.close(epoch);
    }

    @Test
    void exportsOnlyWhatChanged() throws Exception {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        service.close(service.destroy(customer, "CONTACT"));
        service.close(service.destroy(customer, "MARKETING"));
        try (Stream<Path> exports = Files.list(directory.resolve("export"))) {
            List<Long> sizes =
                    exports.sorted().map(file -> file.toFile().length()).toList();
            assertThat(sizes).hasSize(2);
            assertThat(sizes.get(1)).isLessThan(sizes.get(0) / 2);
        }
    }

    /** Where the cluster is lost: forward to the export, with what is erased still erased. */
    @Test
    void isRestoredFromItsExport() throws SQLException {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        byte[] identity = service.key(customer, "IDENTITY");
        service.close(service.destroy(customer, "CONTACT", "MARKETING"));
        service.provide(customer);
        byte[] contact = service.key(customer, "CONTACT");
        service.close(service.destroy(customer, "MARKETING", "IDENTITY"));
        service.close();

        service = start(restored());
        assertThat(service.key(customer, "CONTACT")).isEqualTo(contact).isNotEqualTo(identity);
        assertThat(service.find(customer).living()).containsOnlyKeys("CONTACT");
        service.tree.provide(List.of(new Wanted(List.of(customer), Set.of("IDENTITY"), Set.of())));
        assertThat(service.find(customer).living().get("IDENTITY")).matches(slot -> slot.generation() == 2);
        service.close(service.destroy(customer, "CONTACT"));
    }

    /** Keys of the service itself have several live versions, which are destroyed one by one. */
    @Test
    void restoresEveryLivingVersionOfAKey() throws SQLException {
        UUID owner = UUID.randomUUID();
        for (int after = 0; after < 3; after++) {
            service.tree.succeed(owner, "tokens", after);
        }
        service.tree.succeed(owner, "tokens", 1);
        assertThat(service.find(owner).living("tokens"))
                .extracting(Slot::generation)
                .containsExactly(3, 2, 1);
        byte[] kept = service.find(owner).living("tokens").getFirst().key();
        Slot.Name dead = new Slot.Name(owner, "tokens", 2);
        long epoch = service.tree.destroy(dead, true).orElseThrow().epoch();
        service.close(epoch);
        assertThat(service.tree.destroy(dead, true).orElseThrow().epoch()).isEqualTo(epoch);
        service.close();

        service = start(restored());

        assertThat(service.find(owner).living("tokens"))
                .extracting(Slot::generation)
                .containsExactly(3, 1);
        assertThat(service.key(owner, "tokens")).isEqualTo(kept);
        assertThat(service.tree.succeed(owner, "tokens", 3).newest("tokens")).isEqualTo(4);
        assertThat(service.tree.destroy(new Slot.Name(owner, "tokens", 9), true))
                .isEmpty();
    }

    private Database restored() {
        Database empty = PostgresServer.shared().freshKeyStore("restored");
        KeyDatabase.migrate(empty.jdbcUrl(), empty.ownerRole(), empty.ownerPassword());
        try (KeyDatabase database = KeyStoreFixture.connect(empty)) {
            KeyTree tree = new KeyTree(database, files, 100);
            new TreeRestore(new TreeWriting(tree), files).from(directory.resolve("export"));
        }
        return empty;
    }

    private void restart() {
        service.close();
        service = start(keys);
    }
}
