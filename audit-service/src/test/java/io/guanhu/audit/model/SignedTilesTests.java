package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTilesTests {

    private static final int SIZE = 66_000;
    private static final List<Hash> LEAVES = IntStream.range(0, SIZE)
            .mapToObj(i -> Hash.ofLeaf(("" + i).getBytes(StandardCharsets.UTF_8)))
            .toList();
    private static final TiledLog.Grown RIGHT = TiledLog.append(0, Map.of(), LEAVES);
    private static final Checkpoint SIGNED = new Checkpoint("test.example/audit", SIZE, RIGHT.root());

    private final Map<TileId, Tile> tiles = new HashMap<>(RIGHT.changed());

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 255, 256, 65_535, 65_536, 65_791, 65_792, 65_999})
    void provesALeafByTheTilesThatItNeedsAlone(long leaf) {
        tiles.keySet().retainAll(SignedTiles.needed(SIZE, List.of(leaf)));

        assertThat(hashes(leaf)).contains(Map.of(leaf, LEAVES.get((int) leaf)));
    }

    @Test
    void needsTheTilesFromALeafUpToTheEdge() {
        assertThat(SignedTiles.needed(SIZE, List.of(65_999L))).containsExactlyElementsOf(TiledLog.edge(SIZE));
        assertThat(SignedTiles.needed(SIZE, List.of(300L, 301L)))
                .containsExactlyInAnyOrder(
                        new TileId(0, 1), new TileId(0, 257), new TileId(1, 0), new TileId(1, 1), new TileId(2, 0));
    }

    @Test
    void provesSeveralLeavesOfATileAndOfOthers() {
        assertThat(hashes(5, 6, 300, 65_999))
                .contains(Map.of(
                        5L, LEAVES.get(5),
                        6L, LEAVES.get(6),
                        300L, LEAVES.get(300),
                        65_999L, LEAVES.get(65_999)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1000, -1, SIZE, SIZE + 1000})
    void provesNoLeafThatTheTreeDoesNotHave(long leaf) {
        assertThat(hashes(leaf)).isEmpty();
        assertThat(hashes(5, leaf)).isEmpty();
    }

    @Test
    void provesNothingByTilesOfAnotherRoot() {
        Checkpoint other = new Checkpoint(SIGNED.origin(), SIZE, Hash.ofNothing());

        assertThat(SignedTiles.leaves(other, tiles, List.of(5L))).isEmpty();
    }

    @Test
    void provesNothingByAForgedTile() {
        forge(5);

        assertThat(hashes(5)).isEmpty();
        assertThat(hashes(6)).isEmpty();
        assertThat(hashes(300)).isPresent();
    }

    /** A parent tile forged along with it does not match the tile above. */
    @Test
    void provesNothingByTilesThatWereForgedTogether() {
        List<Hash> forged = new ArrayList<>(LEAVES);
        forged.set(5, Hash.ofNothing());
        Map<TileId, Tile> grown = TiledLog.append(0, Map.of(), forged).changed();
        for (TileId id : List.of(new TileId(0, 0), new TileId(1, 0))) {
            tiles.put(id, grown.getOrDefault(id, Tile.EMPTY));
        }

        assertThat(hashes(5)).isEmpty();
        assertThat(hashes(300)).isEmpty();
        assertThat(hashes(65_600)).isPresent();
    }

    @Test
    void provesNothingByTilesThatAreMissingOrNotFull() {
        tiles.remove(new TileId(0, 0));
        tiles.computeIfPresent(new TileId(0, 1), (_, tile) -> tile.first(255));

        assertThat(hashes(5)).isEmpty();
        assertThat(hashes(256)).isEmpty();
        assertThat(hashes(512)).isPresent();
    }

    private void forge(int leaf) {
        List<Hash> forged = new ArrayList<>(LEAVES.subList(0, Tile.FULL));
        forged.set(leaf, Hash.ofNothing());
        tiles.put(new TileId(0, 0), Tile.EMPTY.with(forged));
    }

    private Optional<Map<Long, Hash>> hashes(long... leaves) {
        return SignedTiles.leaves(
                SIGNED,
                tiles,
                IntStream.range(0, leaves.length).mapToObj(i -> leaves[i]).toList());
    }
}
