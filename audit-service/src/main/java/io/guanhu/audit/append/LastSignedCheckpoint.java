package io.guanhu.audit.append;

import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * What the log has signed before this start. Read once, with the connection of the migrations,
 * because nothing else may happen before the key is known to be the right one.
 */
final class LastSignedCheckpoint {

    private final Optional<SignedNote> newest;

    /**
     * Keeps the latest checkpoint.
     *
     * @param newest the latest checkpoint in the database; empty if the log never signed anything
     */
    LastSignedCheckpoint(Optional<SignedNote> newest) {
        this.newest = newest;
    }

    static LastSignedCheckpoint in(Flyway migrated) throws SQLException {
        return new LastSignedCheckpoint(newest(migrated));
    }

    private static Optional<SignedNote> newest(Flyway migrated) throws SQLException {
        try (Connection connection = migrated.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select note from checkpoint order by size desc limit 1")) {
            return rows.next() ? Optional.of(SignedNote.parse(rows.getString(1))) : Optional.empty();
        }
    }

    /** Allows creating a key only for a log that has never signed anything. */
    void requireNothing(Path file) {
        if (newest.isPresent()) {
            throw new IllegalStateException("The checkpoint key "
                    + file
                    + " is missing, though this log has signed checkpoints. Bring the file back"
                    + " from its backup. If the key is lost for good, this log has ended: keep"
                    + " it for reading, and begin another under a new origin");
        }
    }

    /** Requires that the latest checkpoint is signed by this key. */
    void requireKnown(NoteVerifier key, Path file) {
        if (newest.isPresent() && !newest.get().isSignedBy(key)) {
            throw new IllegalStateException("The newest checkpoint of this log is not signed by the key in "
                    + file
                    + ". Bring back the key that signed it, or the database that belongs to"
                    + " this key");
        }
    }
}
