package io.guanhu.audit.verification.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The connections of one verification, which nothing else uses: one for each of three tables, whose
 * rows are read side by side, and one for queries in between.
 */
public record Connections(Connection leaves, Connection columns, Connection details, Connection looking)
        implements AutoCloseable {

    /** Opens a connection of its own. */
    @FunctionalInterface
    public interface Opening {

        Connection open() throws SQLException;
    }

    public static Connections open(Opening opening) throws SQLException {
        List<Connection> opened = new ArrayList<>();
        try {
            while (opened.size() < 4) {
                opened.add(opening.open());
            }
        } catch (SQLException unreachable) {
            closeAll(opened, unreachable);
            throw unreachable;
        }
        return new Connections(opened.get(0), opened.get(1), opened.get(2), opened.get(3));
    }

    private static void closeAll(List<Connection> opened, SQLException why) {
        for (Connection each : opened) {
            try {
                each.close();
            } catch (SQLException alsoFailed) {
                why.addSuppressed(alsoFailed);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (leaves;
                columns;
                details;
                looking) {
            // All are closed.
        }
    }
}
