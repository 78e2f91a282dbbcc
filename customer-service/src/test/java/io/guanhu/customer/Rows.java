package io.guanhu.customer;

import io.guanhu.testing.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the service's database behind its back. */
final class Rows {

    /**
     * What is written also where a request is refused: the refusal itself, on its way to Kafka, and
     * the count of what somebody tries.
     */
    private static final Set<String> CARRIERS = Set.of("outbox", "inbox", "registration_attempts");

    private final Database database;

    Rows(Database database) {
        this.database = database;
    }

    /** Every row of every table, as text; binary values in hexadecimal digits and decoded. */
    Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                dump.put(table, rows(statement, table));
            }
        }
        return dump;
    }

    /** The dump without the rows of the outbox and the inbox. */
    Map<String, List<String>> state() throws SQLException {
        Map<String, List<String>> state = dump();
        state.keySet().removeIf(table -> CARRIERS.stream().anyMatch(table::startsWith));
        return state;
    }

    /** Changes rows as the tables' owner; returns how many. */
    int execute(String sql) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
                statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select * from \"" + table + "\" order by 1, 2")) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(text(found.getObject(column))).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes) + " " + new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(value);
    }
}
