package io.guanhu.audit.bench;

import io.guanhu.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of the log, copied into identical tables with the same indexes. */
final class RawCopy {

    private static final List<String> TABLES = List.of("leaf", "entry_index", "entry_detail");

    private final Database database;
    private final Connection writing;

    RawCopy(Database database) throws SQLException {
        this.database = database;
        this.writing = database.connectAsOwner();
    }

    /** The rows of a batch, table by table. */
    record Rows(List<byte[]> tables) {}

    void makeTables() throws SQLException {
        try (Statement statement = writing.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table raw_%1$s (like %1$s including all)".formatted(table));
            }
        }
        writing.setAutoCommit(false);
    }

    Rows read(long from, int count) throws SQLException, IOException {
        List<byte[]> tables = new ArrayList<>();
        try (Connection connection = database.connectAsOwner()) {
            for (String table : TABLES) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copies(connection).copyOut(selected(table, from, count), rows);
                tables.add(rows.toByteArray());
            }
        }
        return new Rows(tables);
    }

    private static String selected(String table, long from, int count) {
        return """
                copy (select * from %s where leaf_index >= %d and leaf_index < %d
                      order by leaf_index) to stdout (format binary)
                """.formatted(table, from, from + count);
    }

    /** One transaction per batch, like an append. */
    void write(Rows rows) throws SQLException, IOException {
        for (int i = 0; i < TABLES.size(); i++) {
            copies(writing)
                    .copyIn(
                            "copy raw_" + TABLES.get(i) + " from stdin (format binary)",
                            new ByteArrayInputStream(rows.tables().get(i)));
        }
        writing.commit();
    }

    static long size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select size from log_head")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
