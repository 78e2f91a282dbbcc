package io.guanhu.platform.outbox;

import io.guanhu.platform.publishing.OutgoingEvent;
import io.guanhu.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Transactions that stay open while others go on: a backup's, and those of writers. */
final class OpenTransactions {

    private OpenTransactions() {}

    static void takeId(Connection writer) throws SQLException {
        writer.setAutoCommit(false);
        try (PreparedStatement id = writer.prepareStatement("select pg_current_xact_id()")) {
            id.execute();
        }
    }

    static Connection snapshot(Database database) throws SQLException {
        Connection backup = database.connectAsApp();
        backup.setAutoCommit(false);
        backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (PreparedStatement first = backup.prepareStatement("select count(*) from outbox")) {
            first.execute();
        }
        return backup;
    }

    /** As a service appends it: its transaction has its id before the row has its number. */
    static void insert(Connection writer, OutgoingEvent event) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("""
                insert into outbox (event_id, partition, topic, key, type, data, created_at)
                select ?, ?, ?, ?, ?, ?, ? from pg_current_xact_id()
                """)) {
            statement.setObject(1, event.eventId());
            statement.setShort(2, event.partition());
            statement.setString(3, event.topic());
            statement.setString(4, event.key());
            statement.setString(5, event.type());
            statement.setString(6, event.data());
            statement.setTimestamp(7, Timestamp.from(event.at()));
            statement.executeUpdate();
        }
    }
}
