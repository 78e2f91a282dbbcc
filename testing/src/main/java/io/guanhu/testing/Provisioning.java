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
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    execute(connection, "CREATE DATABASE " + name + " OWNER " + owner);
                }
                execute(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
                execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + owner + ", " + app);
            }
            try (Connection connection = server.superuser(name)) {
                for (String extension : EXTENSIONS) {
                    if (exists(connection, "SELECT 1 FROM pg_available_extensions WHERE name = ?", extension)) {
                        execute(connection, "CREATE EXTENSION IF NOT EXISTS " + extension);
                    }
                }
                String inFuture = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
                execute(connection, inFuture + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + app);
                execute(connection, inFuture + "USAGE, SELECT ON SEQUENCES TO " + app);
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
            execute(connection, "GRANT pg_read_all_stats TO " + app);
            execute(connection, "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO " + app);
        } catch (SQLException e) {
            throw new IllegalStateException("The key store " + database.name() + " could not be prepared", e);
        }
    }

    private static void role(Connection connection, String role, String password) throws SQLException {
        String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        execute(connection, verb + " ROLE " + role + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
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
