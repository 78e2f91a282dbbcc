package io.guanhu.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every value of every column of every table of a database. */
final class DatabaseContents {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and not c.relispartition
              and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
            order by 1
            """;

    private DatabaseContents() {}

    /** Returns how many rows there were. */
    static long searchAll(String database, Connection connection, LeakSearch search) throws SQLException {
        long rows = 0;
        for (String table : tables(connection)) {
            rows += searchTable(database, table, connection, search);
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static long searchTable(String database, String table, Connection connection, LeakSearch search)
            throws SQLException {
        long count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                count++;
                for (int at = 1; at <= columns.getColumnCount(); at++) {
                    String where = database + ": " + table + "." + columns.getColumnName(at);
                    if (columns.getColumnTypeName(at).equals("bytea")) {
                        byte[] bytes = rows.getBytes(at);
                        search.search(where, bytes == null ? new byte[0] : bytes);
                    } else {
                        String text = rows.getString(at);
                        search.search(where, text == null ? "" : text);
                    }
                }
            }
        }
        return count;
    }
}
