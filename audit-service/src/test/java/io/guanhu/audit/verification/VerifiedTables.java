package io.guanhu.audit.verification;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.note;

import io.guanhu.audit.AuditTables;
import io.guanhu.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a verification reads around the rows; each test rolls back what it wrote. */
abstract class VerifiedTables {

    private static final Database HERE = DATABASE.database();

    final VerificationStore store = new VerificationStore(HERE.jdbcUrl(), HERE.appRole(), HERE.appPassword());
    final long size = AuditTables.size();
    Connection connection;

    @BeforeEach
    void begins() throws SQLException {
        connection = store.open();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollsBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void sign(long of, String at) throws SQLException {
        run("insert into checkpoint (size, note, signed_at) values (%d, '%s', %s)".formatted(of, note(of), at));
    }

    void cosign(long of) throws SQLException {
        run("insert into cosigned_checkpoint (size, note, at) values (%d, '%s', now())".formatted(of, note(of)));
    }

    void tile(int level, long index, int width) throws SQLException {
        run("insert into tile (level, tile_index, hashes) values (%d, %d, decode(repeat('00', %d), 'hex'))"
                .formatted(level, index, 32 * width));
    }
}
