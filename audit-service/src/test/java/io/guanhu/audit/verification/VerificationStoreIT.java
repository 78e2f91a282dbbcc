package io.guanhu.audit.verification;

import static io.guanhu.audit.AuditTables.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.audit.AuditTables;
import io.guanhu.audit.verification.VerificationStore.Signed;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationStoreIT extends VerifiedTables {

    @Test
    void opensConnectionsWithLimits() throws SQLException {
        assertThat(shown("statement_timeout")).isEqualTo("10min");
        assertThat(shown("lock_timeout")).isEqualTo("10s");
        assertThat(shown("application_name")).isEqualTo("audit-verification");
    }

    private String shown(String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void givesTheTilesThatLeavesChange() throws SQLException {
        long low = size / Tile.FULL;
        tile(0, low, 256);
        tile(0, low + 1, 7);
        tile(0, low + 2, 1);
        tile(1, size >> 16, 2);

        assertThat(store.tiles(connection, size + 1, size + 260))
                .containsOnlyKeys(new TileId(0, low), new TileId(0, low + 1), new TileId(1, size >> 16))
                .hasEntrySatisfying(
                        new TileId(0, low + 1), tile -> assertThat(tile.width()).isEqualTo(7));
        assertThat(store.tiles(connection, size + 1, size + 256))
                .containsOnlyKeys(new TileId(0, low), new TileId(1, size >> 16));
    }

    @Test
    void givesTheCheckpointsBetweenTwoSizesInTheirOrder() throws SQLException {
        for (long of : List.of(size + 3, size, size + 2, size + 1)) {
            sign(of, "now()");
            cosign(of);
        }
        List<Signed> between = List.of(
                new Signed(size + 1, note(size + 1).toString()),
                new Signed(size + 2, note(size + 2).toString()));

        assertThat(store.checkpoints(connection, size, size + 2)).isEqualTo(between);
        assertThat(store.witnessed(connection, size, size + 2)).isEqualTo(between);
        assertThat(store.lastWitnessed(connection))
                .contains(new Signed(size + 3, note(size + 3).toString()));
    }

    @Test
    void mayFindNothingWitnessed() throws SQLException {
        run("delete from cosigned_checkpoint");

        assertThat(store.lastWitnessed(connection)).isEmpty();
        assertThat(store.witnessed(connection, 0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void tellsTheSizeOfADayAgo() throws SQLException {
        sign(size, "now() - interval '25 hours'");
        sign(size + 1, "now() - interval '23 hours'");

        assertThat(store.sizeADayAgo(connection)).isEqualTo(size);
    }

    @Test
    void tellsTheSizesOfTheHeadAndOfTheLatestCheckpoint() throws SQLException {
        run("update log_head set size = " + (size + 3));
        sign(size, "now()");

        assertThat(store.sizes(connection)).containsExactly(size + 3, size);
    }

    @Test
    void keepsOnePosition() throws SQLException {
        assertThat(store.position(connection)).isEmpty();

        store.keepPosition(connection, "first", Instant.EPOCH);
        store.keepPosition(connection, "second", AuditTables.NOW);

        assertThat(store.position(connection)).contains("second");
        connection.rollback();
        assertThat(store.position(connection)).isEmpty();
    }

    /** Verifying reads the log and does not write it. */
    @Test
    void mayNotChangeTheLog() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("update leaf set entry = '' where leaf_index = " + size))
                .withMessageContaining("permission denied");
    }
}
