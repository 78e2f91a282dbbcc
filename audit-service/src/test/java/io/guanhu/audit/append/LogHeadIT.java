package io.guanhu.audit.append;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static io.guanhu.audit.AuditTables.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.audit.AuditTables;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

/** What an append writes besides its rows, and how two of them interfere. */
class LogHeadIT {

    private final AppendStore store = new AppendStore(DATABASE.client());
    private final long size = AuditTables.size();

    @Test
    void writesTilesThatGrowAndTheHeadWithItsCheckpoint() {
        TileId low = new TileId(0, size / Tile.FULL);
        TileId high = new TileId(1, size >> 16);
        Tile one = Tile.EMPTY.with(List.of(hash("one")));
        Tile two = one.with(List.of(hash("two")));

        List<byte[]> tiles = DATABASE.rolledBack(store.write(grown(size, Map.of(low, one, high, one)), note(size), NOW)
                .then(store.write(grown(size + 1, Map.of(low, two)), note(size + 1), NOW))
                .thenMany(DATABASE.client()
                        .sql("select hashes from tile where tile_index in (:low, :high) order by level")
                        .bind("low", low.index())
                        .bind("high", high.index())
                        .mapValue(byte[].class)
                        .all())
                .collectList());
        Long head = DATABASE.rolledBack(
                store.write(grown(size, Map.of()), note(size), NOW).then(store.lockHead()));
        String note = DATABASE.rolledBack(store.write(grown(size, Map.of()), note(size), NOW)
                .then(DATABASE.client()
                        .sql("select note from checkpoint where size = " + size + " and signed_at = '" + NOW + "'")
                        .mapValue(String.class)
                        .one()));

        assertThat(tiles).containsExactly(two.bytes(), one.bytes());
        assertThat(head).isEqualTo(size);
        assertThat(note).isEqualTo(note(size).toString());
    }

    @Test
    void neverChangesAHashOfATileNorACheckpoint() {
        TileId id = new TileId(0, size / Tile.FULL);
        TiledLog.Grown first = grown(size, Map.of(id, Tile.EMPTY.with(List.of(hash("one")))));
        TiledLog.Grown other = grown(size + 1, Map.of(id, Tile.EMPTY.with(List.of(hash("two")))));

        assertThatThrownBy(() -> DATABASE.rolledBack(
                        store.write(first, note(size), NOW).then(store.write(other, note(size + 1), NOW))))
                .hasStackTraceContaining("only grows");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.rolledBack(
                        store.write(first, note(size), NOW).then(store.write(first, note(size), NOW))));
    }

    @Test
    void theSecondOfTwoAppendsWaitsAndSeesWhatTheFirstLeft() {
        Mono<Void> first = store.lockHead().then(store.write(grown(size, Map.of()), note(size), NOW));
        long longer = AuditTables.size();
        Mono<Void> undone = store.lockHead().then(store.write(grown(longer, Map.of()), note(longer), NOW));

        var race = DATABASE.race(first, store.lockHead());
        var afterRollback = DATABASE.raceWithRolledBack(undone, store.lockHead());

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(size);
        assertThat(afterRollback.waited()).isTrue();
        assertThat(afterRollback.value()).isEqualTo(size);
    }

    @Test
    void appendsNothingToALogWithoutAHead() {
        DATABASE.execute("delete from log_head");
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> DATABASE.run(store.lockHead()))
                    .withMessageContaining("no head");
        } finally {
            DATABASE.execute("insert into log_head (size) values (0)");
        }
    }

    private static TiledLog.Grown grown(long size, Map<TileId, Tile> tiles) {
        return new TiledLog.Grown(size, Hash.ofNothing(), tiles);
    }

    private static Hash hash(String text) {
        return Hash.ofLeaf(text.getBytes(StandardCharsets.UTF_8));
    }
}
