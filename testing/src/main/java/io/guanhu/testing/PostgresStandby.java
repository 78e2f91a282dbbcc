package io.guanhu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A second server that follows another one by streaming, ready to replace it. The primary keeps
 * what it has not received, however long it is away.
 */
public final class PostgresStandby implements AutoCloseable {

    /** Belongs to the running primary, or is streamed. */
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private static final Set<String> EMPTIED =
            Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_notify", "pg_subtrans");

    private final PostgresProcess primary;
    private final String name;
    private final int port;
    private final Path data;
    private final Path log;
    private final String password;
    private @Nullable PostgresProcess process;

    private PostgresStandby(PostgresProcess primary, String name, int port, Path data, Path log, String password) {
        this.primary = primary;
        this.name = name;
        this.port = port;
        this.data = data;
        this.log = log;
        this.password = password;
    }

    /**
     * Follows a server; first takes a copy unless an earlier run did.
     *
     * @param name its name at the primary ({@code application_name})
     * @param password the superuser's password on both
     */
    public static PostgresStandby follow(
            PostgresProcess primary, String name, int port, Path data, Path log, String password) {
        PostgresStandby standby = new PostgresStandby(primary, name, port, data, log, password);
        if (!Files.exists(data.resolve("standby.signal"))) {
            standby.copy();
        }
        standby.start();
        return standby;
    }

    /** Removes the standby, so that the primary no longer keeps anything for it. */
    public static void forget(PostgresProcess primary, String name, Path data) {
        try (Connection connection = primary.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where slot_name = '%s' and not active".formatted(slot(name)));
            FileSystemUtils.deleteRecursively(data);
        } catch (SQLException e) {
            throw new IllegalStateException("The standby " + name + " is not forgotten: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it was stopped. */
    public void start() {
        process = PostgresProcess.following(port, data, log, password);
    }

    /** Opens a connection that reads the replicated data; the caller closes it. */
    public Connection superuser(String database) throws SQLException {
        PostgresProcess running = process;
        if (running == null) {
            throw new IllegalStateException("The standby " + name + " is stopped");
        }
        return running.superuser(database);
    }

    private void copy() {
        primary.letReplicate();
        Path unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        try (Connection connection = primary.superuser("postgres");
                Statement statement = connection.createStatement()) {
            FileSystemUtils.deleteRecursively(unfinished);
            FileSystemUtils.deleteRecursively(data);
            statement.execute("""
                    select pg_create_physical_replication_slot('%1$s', true)
                    where not exists (select from pg_replication_slots where slot_name = '%1$s')
                    """.formatted(slot(name)));
            statement.execute("select pg_backup_start('standby', true)");
            Path source = primary.dataDirectory();
            Files.walkFileTree(source, new Copying(source, unfinished));
            try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(unfinished.resolve("backup_label"), stopped.getString(1));
            }
            Files.writeString(unfinished.resolve("postgresql.auto.conf"), settings(), StandardOpenOption.APPEND);
            Files.createFile(unfinished.resolve("standby.signal"));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw new IllegalStateException("The standby " + name + " got no copy: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings() {
        return """
                primary_conninfo = 'host=localhost port=%d user=postgres password=%s application_name=%s'
                primary_slot_name = '%s'
                """.formatted(primary.port(), password, name, slot(name));
    }

    private static String slot(String name) {
        return name.replace('-', '_');
    }

    /** Stops it; {@link #start} continues. */
    @Override
    public void close() {
        PostgresProcess running = process;
        if (running != null) {
            process = null;
            running.close();
        }
    }

    /** A file may end or disappear while it is copied; the write-ahead log compensates for that. */
    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path source;
        private final Path target;

        private Copying(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectory(
                    copyOf(directory),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!isLeftOut(file)) {
                try {
                    Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException _) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isLeftOut(Path path) {
            Path relative = source.relativize(path);
            return LEFT_OUT.contains(relative.toString())
                    || (relative.getNameCount() > 1
                            && EMPTIED.contains(relative.getName(0).toString()));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        private Path copyOf(Path path) {
            return target.resolve(source.relativize(path));
        }
    }
}
