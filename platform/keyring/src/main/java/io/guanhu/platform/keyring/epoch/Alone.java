package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.store.KeyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one process holds over all replicas, on a connection of its own. Losing it unnoticed
 * harms nothing, since every step of an epoch is taken by one process only; it saves double work.
 */
final class Alone implements AutoCloseable {

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended('guanhu.key-epoch', 0))";

    private final Connection connection;

    private Alone(Connection connection) {
        this.connection = connection;
    }

    /** The lock, or nothing if another process has it. */
    static @Nullable Alone in(KeyDatabase database) throws SQLException {
        Connection connection = database.connect();
        boolean locked = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            locked = row.next() && row.getBoolean(1);
            return locked ? new Alone(connection) : null;
        } finally {
            if (!locked) {
                connection.close();
            }
        }
    }

    /** Whether the connection, and so the lock, is still there. */
    boolean holds() {
        try {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
