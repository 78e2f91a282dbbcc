package io.guanhu.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What an administrator does once for a service's database. */
final class Provisioning {

    private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gist");

    private Provisioning() {}

    static void run(PostgresServer server, Database database) {
        String name = identifier(database.name());
        String owner = identifier(database.ownerRole());
        String app = identifier(database.appRole());
        try {
            try (Connection connection = server.superuser("postgres")) {
                role(connection, owner, database.ownerPassword());
                role(connection, app, database.appPassword());
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    execute(connection, "create database " + name + " owner " + owner);
                }
                execute(connection, "revoke all on database " + name + " from public");
                execute(connection, "grant connect, temporary on database " + name + " to " + owner + ", " + app);
            }
            try (Connection connection = server.superuser(name)) {
                for (String extension : EXTENSIONS) {
                    if (exists(connection, "select 1 from pg_available_extensions where name = ?", extension)) {
                        execute(connection, "create extension if not exists " + extension);
                    }
                }
                String inFuture = "alter default privileges for role " + owner + " in schema public grant ";
                execute(connection, inFuture + "select, insert, update, delete on tables to " + app);
                execute(connection, inFuture + "usage, select on sequences to " + app);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * Allows the running service to see its server's standbys and archive, and to end a file of the
     * write-ahead log.
     */
    static void letWatchTheLog(PostgresServer server, Database database) {
        String app = identifier(database.appRole());
        try (Connection connection = server.superuser(identifier(database.name()))) {
            execute(connection, "grant pg_read_all_stats to " + app);
            execute(connection, "grant execute on function pg_switch_wal() to " + app);
        } catch (SQLException e) {
            throw new IllegalStateException("The key store " + database.name() + " could not be prepared", e);
        }
    }

    private static void role(Connection connection, String role, String password) throws SQLException {
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        execute(connection, verb + " role " + role + " login password '" + password.replace("'", "''") + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Names are put into statements unquoted, so only harmless ones are accepted. */
    private static String identifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new IllegalArgumentException("Not a database or role name: " + name);
        }
        return name;
    }
}
