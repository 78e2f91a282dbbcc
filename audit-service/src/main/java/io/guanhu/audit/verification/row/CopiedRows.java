package io.guanhu.audit.verification.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows being copied out of PostgreSQL: the server produces the next ones while one is processed.
 * The connection is free again after the last.
 */
final class CopiedRows {

    private static final int HEADER = 19;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y'};

    private final Source source;
    private final CopiedRow row = new CopiedRow();
    private boolean ended;

    /** Where rows come from: one in each message, in PostgreSQL's binary copy format. */
    @FunctionalInterface
    interface Source {

        /** The next message; absent after the last. */
        byte @Nullable [] next() throws SQLException;
    }

    CopiedRows(Source source) {
        this.source = source;
    }

    static CopiedRows of(Connection connection, String query) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        return new CopiedRows(copy::readFromCopy);
    }

    /** The next row, valid until the following one is requested; absent after the last. */
    @Nullable
    CopiedRow next() throws SQLException {
        while (!ended) {
            byte[] message = source.next();
            if (message == null) {
                ended = true;
                break;
            }
            // The first row follows the header, and the end is marked by two bytes.
            byte[] bytes = isHeader(message) ? Arrays.copyOfRange(message, HEADER, message.length) : message;
            if (bytes.length > 2) {
                return row.read(bytes);
            }
        }
        return null;
    }

    private static boolean isHeader(byte[] message) {
        return message.length >= HEADER && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Discards the remaining rows. */
    void drain() throws SQLException {
        while (!ended) {
            ended = source.next() == null;
        }
    }
}
