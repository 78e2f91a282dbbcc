package io.guanhu.audit.standing;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.note;
import static io.guanhu.audit.AuditTables.signed;
import static io.guanhu.audit.AuditTables.sql;
import static io.guanhu.audit.AuditTables.tile;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.AuditTables;
import io.guanhu.audit.standing.TileStore.Head;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileStoreIT {

    private final TileStore store = new TileStore(DATABASE.client());
    private final long size = AuditTables.size();

    @Test
    void givesTheHeadWithTheLatestCheckpointWhateverItsSize() {
        assertThat(DATABASE.rolledBack(sql("update log_head set size = " + (size + 5))
                        .then(signed(size + 1))
                        .then(signed(size))
                        .then(store.head())))
                .isEqualTo(new Head(size + 5, Optional.of(note(size + 1))));
    }

    @Test
    void anEmptyLogHasAHeadWithoutACheckpoint() {
        AuditTables.begin();

        assertThat(DATABASE.run(store.head())).isEqualTo(new Head(0, Optional.empty()));
    }

    @Test
    void givesTheTilesThatExistAmongThoseAskedFor() {
        TileId low = new TileId(0, size / Tile.FULL);
        TileId high = new TileId(1, size >> 16);
        TileId other = new TileId(1, low.index());

        Map<TileId, Tile> found = DATABASE.rolledBack(tile(0, low.index(), 256)
                .then(tile(0, low.index() + 1, 1))
                .then(tile(1, high.index(), 2))
                .then(store.tiles(List.of(low, high, other))));

        assertThat(found)
                .containsOnlyKeys(low, high)
                .hasEntrySatisfying(low, tile -> assertThat(tile.width()).isEqualTo(256))
                .hasEntrySatisfying(high, tile -> assertThat(tile.width()).isEqualTo(2));
        assertThat(DATABASE.get(store.tiles(List.of()))).isEmpty();
        assertThat(DATABASE.get(store.tiles(List.of(low)))).isEmpty();
    }
}
