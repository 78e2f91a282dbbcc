package io.guanhu.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL from its own binaries, as a process of this machine. */
public final class PostgresProcess implements PostgresServer {

    /**
     * Who may connect once the superuser has a password: everyone on this machine with a password.
     */
    private static final String PASSWORDS_ONLY = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private static final String REPLICATION = """
            host replication postgres 127.0.0.1/32 scram-sha-256
            host replication postgres ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String password;

    private PostgresProcess(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * On a free port, with data in a temporary directory, and without protection from power
     * failures.
     */
    static PostgresProcess forTests() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off");
        return new PostgresProcess(start(builder), "");
    }

    /**
     * On a free port, with its data and an archive of its write-ahead log in directories that a
     * test can read.
     */
    public static PostgresProcess archiving(Path dataDirectory, Path archive) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setServerConfig("archive_mode", "on");
        PostgresProcess process = new PostgresProcess(start(builder), "");
        process.archiveTo(archive);
        return process;
    }

    /** From now on, copies each file of the write-ahead log there when it is full or ended. */
    public void archiveTo(Path archive) {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            Files.createDirectories(archive);
            String target = archive.toAbsolutePath() + "/%f";
            // Most of a file that was ended early is empty; compressed, it takes little space.
            statement.execute("alter system set archive_command = 'gzip -c \"%p\" > \""
                    + target
                    + ".part\" && mv \""
                    + target
                    + ".part\" \""
                    + target
                    + ".gz\"'");
            statement.execute("select pg_reload_conf()");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not archive: " + e.getMessage(), e);
        }
    }

    /**
     * On the given port, with persistent data that is safe from power failures.
     *
     * @param password the superuser's password, without which nobody can connect
     */
    public static PostgresProcess start(int port, Path dataDirectory, Path log, String password) {
        return durable(durable(port, dataDirectory, log, password), dataDirectory, password);
    }

    /** The same, with an archive of its write-ahead log. */
    public static PostgresProcess startArchiving(
            int port, Path dataDirectory, Path log, String password, Path archive) {
        PostgresProcess process = durable(
                durable(port, dataDirectory, log, password).setServerConfig("archive_mode", "on"),
                dataDirectory,
                password);
        process.archiveTo(archive);
        return process;
    }

    /** On the given port, with the data of a standby that follows another server. */
    static PostgresProcess following(int port, Path dataDirectory, Path log, String password) {
        return new PostgresProcess(start(durable(port, dataDirectory, log, password)), password);
    }

    private static EmbeddedPostgres.Builder durable(int port, Path dataDirectory, Path log, String password) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // Failed statements are not logged, because they may contain data.
                .setServerConfig("log_min_error_statement", "panic");
    }

    private static PostgresProcess durable(EmbeddedPostgres.Builder builder, Path dataDirectory, String password) {
        Path unfinished = beginning(dataDirectory);
        PostgresProcess process = new PostgresProcess(start(builder), password);
        process.lockDown(dataDirectory);
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process;
    }

    /** Marks a new directory as being created; if that is interrupted, it is created again. */
    private static Path beginning(Path dataDirectory) {
        Path mark = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".unfinished");
        try {
            if (Files.exists(mark)) {
                FileSystemUtils.deleteRecursively(dataDirectory);
            } else if (!Files.exists(dataDirectory)) {
                Files.createDirectories(dataDirectory.toAbsolutePath().getParent());
                Files.createFile(mark);
            }
            return mark;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "128MB")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private void lockDown(Path dataDirectory) {
        Path rules = dataDirectory.resolve("pg_hba.conf");
        try {
            if (Files.readString(rules).equals(PASSWORDS_ONLY)) {
                return;
            }
            try (Connection connection = superuser("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("alter role postgres password '" + password + "'");
                Files.writeString(rules, PASSWORDS_ONLY);
                statement.execute("select pg_reload_conf()");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL did not accept the password: " + e.getMessage(), e);
        }
    }

    /** From now on a standby may follow, with the superuser's password. */
    void letReplicate() {
        Path rules = dataDirectory().resolve("pg_hba.conf");
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            if (!Files.readString(rules).endsWith(REPLICATION)) {
                Files.writeString(rules, REPLICATION, StandardOpenOption.APPEND);
                statement.execute("select pg_reload_conf()");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not replicate: " + e.getMessage(), e);
        }
    }

    Path dataDirectory() {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL did not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Stops a server still running in this directory because the process that started it was
     * killed.
     *
     * @return whether there was one
     */
    public static boolean stopLeftover(Path dataDirectory) {
        Optional<ProcessHandle> leftover = postmaster(dataDirectory);
        leftover.ifPresent(PostgresProcess::stopFast);
        return leftover.isPresent();
    }

    /** The main process of the server running in this directory. */
    public static Optional<ProcessHandle> postmaster(Path dataDirectory) {
        Path file = dataDirectory.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String pid = Files.readAllLines(file).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(each -> each.info().command().orElse("").endsWith("postgres"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** SIGINT makes PostgreSQL disconnect its clients; Java's own signal would wait for them. */
    private static void stopFast(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(30, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL, process " + postmaster.pid() + ", does not stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
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
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port() + "/" + database, "postgres", password);
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
