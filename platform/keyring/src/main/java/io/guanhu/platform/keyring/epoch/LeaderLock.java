package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.store.KeyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A lock held by one process over all replicas, on a connection of its own. Losing it unnoticed
 * does no harm, because only one process can take each step of an epoch; the lock just avoids
 * duplicate work.
 */
final class LeaderLock implements AutoCloseable {

    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended('guanhu.key-epoch', 0))";

    private final Connection connection;

    private LeaderLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock, or null if another process has it. */
    static @Nullable LeaderLock tryAcquire(KeyDatabase database) throws SQLException {
        Connection connection = database.connect();
        boolean locked = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            locked = row.next() && row.getBoolean(1);
            return locked ? new LeaderLock(connection) : null;
        } finally {
            if (!locked) {
                connection.close();
            }
        }
    }

    /** Whether the connection, and therefore the lock, still exists. */
    boolean isHeld() {
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
