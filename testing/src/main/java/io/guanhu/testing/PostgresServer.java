package io.guanhu.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL 18 server, and the databases created in it. */
public sealed interface PostgresServer extends AutoCloseable permits PostgresContainer, PostgresProcess {

    /**
     * The server that all tests of this JVM share; started by the first call, stopped with the JVM.
     */
    static PostgresServer shared() {
        return Shared.SERVER.get();
    }

    String host();

    int port();

    /** Opens a connection as superuser; the caller closes it. */
    Connection superuser(String database) throws SQLException;

    @Override
    void close();

    /**
     * Creates a new database, with the roles {@code <name>_owner} and {@code <name>_app}. The first
     * one is called {@code name}, later ones {@code name_2} and so on.
     */
    default Database freshDatabase(String name) {
        int number = Shared.NUMBERS
                .computeIfAbsent(port() + "/" + name, key -> new AtomicInteger())
                .incrementAndGet();
        String unique = number == 1 ? name : name + "_" + number;
        return provision(new Database(host(), port(), unique, name, "owner-" + name, "app-" + name));
    }

    /** Copies a database without connections; its roles are the same. */
    default Database copyOf(Database original) {
        String copy = original.name() + "_copy" + Shared.COPIES.incrementAndGet();
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + original.name() + "'");
            statement.execute(
                    "create database %s template %s owner %s".formatted(copy, original.name(), original.ownerRole()));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + original.name() + " could not be copied", e);
        }
        return provision(
                new Database(host(), port(), copy, original.roles(), original.ownerPassword(), original.appPassword()));
    }

    /** Creates a new key store, in a database {@code <name>_keys} on this server. */
    default Database freshKeyStore(String name) {
        Database keys = freshDatabase(name + "_keys");
        Provisioning.letWatchTheLog(this, keys);
        return keys;
    }

    /** Creates the key store's database and its roles if they are missing; can be repeated. */
    default Database provisionKeyStore(Database keys) {
        Provisioning.run(this, keys);
        Provisioning.letWatchTheLog(this, keys);
        return keys;
    }

    /** Creates the database and its roles if they are missing; can be repeated. */
    default Database provision(Database database) {
        Provisioning.run(this, database);
        return database;
    }

    /** Started only when needed. */
    final class Shared {
        private static final Map<String, AtomicInteger> NUMBERS = new ConcurrentHashMap<>();
        private static final AtomicInteger COPIES = new AtomicInteger();
        private static final Lazy<PostgresServer> SERVER = new Lazy<>(() -> switch (Infra.chosen()) {
            case CONTAINERS -> PostgresContainer.start();
            case NATIVE -> PostgresProcess.forTests();
        });

        private Shared() {}
    }
}
