package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.verification.VerificationStore.Stray;
import io.guanhu.tlog.tree.Tile;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that do not belong to any signed log. */
class StrayRowsIT extends VerifiedTables {

    @Test
    void findsNothingStrayInWhatACheckpointCovers() throws SQLException {
        sign(size, "now()");
        run("insert into leaf values (%d, gen_random_uuid(), '')".formatted(size - 1));
        tile(0, size / Tile.FULL - 1, 256);
        tile(1, (size >> 16) - 1, 256);
        cosign(size);

        assertThat(store.stray(connection)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "5, true", "-1, false"})
    void findsRowsBesideTheLog(long place, boolean beyond) throws SQLException {
        long index = beyond ? size + place : place;
        sign(size, "now()");

        findsStray("leaf", index, "insert into leaf values (%d, gen_random_uuid(), '')");
        findsStray("entry_index", index, """
                insert into entry_index (leaf_index, entry_id, at, service, actor_type, actor_id, action,
                    resource_type, resource_id, outcome)
                values (%d, gen_random_uuid(), now(), 'x', 'STAFF', 'E1', 'x', 'x', 'x', 'ALLOWED')
                """);
        findsStray("entry_detail", index, """
                insert into entry_detail (leaf_index, entry_id, position, category, field, salt, sealed)
                values (%d, gen_random_uuid(), 0, 'CONTACT', 'phone', decode(repeat('00', 32), 'hex'), '')
                """);
    }

    private void findsStray(String table, long index, String insert) throws SQLException {
        run("savepoint before");
        run(insert.formatted(index));
        assertThat(store.stray(connection)).contains(new Stray(table, index));
        run("rollback to before");
    }

    @Test
    void findsTilesThatTheLogDoesNotHave() throws SQLException {
        sign(size + 2, "now()");
        String tile = "insert into tile values (%d, %%d, decode(repeat('00', %d), 'hex'))";
        long next = size / Tile.FULL + 1;

        findsTile(tile.formatted(0, 32), next, next << 8);
        findsTile(tile.formatted(0, 32 * 3), size / Tile.FULL, size);
        findsTile(tile.formatted(8, 32), 0, 0);
        findsTile(tile.formatted(0, 32), -1, -256);
    }

    private void findsTile(String insert, long tile, long leaf) throws SQLException {
        run("savepoint before");
        run(insert.formatted(tile));
        assertThat(store.stray(connection)).contains(new Stray("tile", leaf));
        run("rollback to before");
    }

    @Test
    void findsCosignaturesOfALogThatWasNeverSigned() throws SQLException {
        sign(size, "now()");
        cosign(size + 1);

        assertThat(store.stray(connection)).contains(new Stray("cosigned_checkpoint", size + 1));
    }
}
