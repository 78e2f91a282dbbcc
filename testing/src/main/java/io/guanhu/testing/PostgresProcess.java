package io.guanhu.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL from its own binaries, as a process of this machine. */
public final class PostgresProcess implements PostgresServer {

    private final EmbeddedPostgres server;

    private PostgresProcess(EmbeddedPostgres server) {
        this.server = server;
    }

    /** On a free port, with its data in a temporary directory, and careless of power cuts. */
    static PostgresProcess forTests() {
        return start(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off"));
    }

    /** On the given port, with data that outlives it and is safe from power cuts. */
    public static PostgresProcess start(int port, Path dataDirectory, Path log) {
        return start(
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(dataDirectory)
                        .setCleanDataDirectory(false)
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on"));
    }

    private static PostgresProcess start(EmbeddedPostgres.Builder builder) {
        try {
            return new PostgresProcess(
                    builder.setServerConfig("max_connections", "300")
                            .setServerConfig("shared_buffers", "128MB")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public Connection superuser(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
