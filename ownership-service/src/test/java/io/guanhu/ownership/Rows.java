package io.guanhu.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes the service's database behind its back. */
final class Rows {

    private final Database database;

    Rows(Database database) {
        this.database = database;
    }

    /** The first column of each row. */
    List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row. */
    String text(String sql) {
        List<String> texts = texts(sql);
        assertThat(texts).hasSize(1);
        return texts.getFirst();
    }

    long count(String sql) {
        return Long.parseLong(text(sql));
    }

    void execute(String sql) {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
