package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A key store with a hundred owners, whose holder of root keys can fail. */
abstract class EpochFixture {

    final KeyEncryptionService files;
    final FailingEncryption encryption;
    KeyStoreFixture service;

    private final Path directory;
    private final Database keys = PostgresServer.shared().freshKeyStore("epoch");

    EpochFixture(Path directory) {
        this.directory = directory;
        this.files = KeyStoreFixture.files(directory.resolve("root"));
        this.encryption = new FailingEncryption(files);
        this.service = start(encryption);
    }

    KeyStoreFixture start(KeyEncryptionService with) {
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

    void dieTrying(long epoch) throws SQLException {
        try {
            for (int i = 0; i < 20 && !service.epochs.closed(epoch); i++) {
                Duration _ = service.epochs.round();
                service.replica.heartbeat();
            }
        } catch (RuntimeException died) {
            assertThat(died).isNotNull();
        }
    }

    void restart() {
        encryption.heal();
        service.close();
        service = start(encryption);
    }

    long livingRoots() {
        try (Stream<Path> all = Files.list(directory.resolve("root"))) {
            return all.filter(file -> file.toString().endsWith(".key")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String root() {
        return service.tree.state().orElseThrow().root().version();
    }

    long count(String table) {
        return service.database
                .sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    void asOwner(String sql) throws SQLException {
        try (Connection owner = keys.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
