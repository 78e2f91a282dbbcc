package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogCheckTests {

    private static final int SIZE = 600;

    private final List<Hash> leaves = numbered();
    private final Map<TileId, Tile> tiles =
            new HashMap<>(TiledLog.append(0, Map.of(), leaves).changed());
    private final LogCheck check = new LogCheck();

    LogCheckTests() {
        check.expect(SIZE, rootAt(SIZE), Kind.CHECKPOINT_DIFFERS);
        check.expect(300, rootAt(300), Kind.EXTERNAL_CHECKPOINT_DIFFERS);
    }

    @Test
    void findsNothingInAnIntactLog() {
        assertThat(run()).isEmpty();
        assertThat(check.size()).isEqualTo(SIZE);
    }

    @Test
    void namesTheChangedLeaf() {
        leaves.set(301, Hash.ofNothing());

        assertThat(run()).contains(new Flaw(301, Kind.LEAF_CHANGED));
    }

    @Test
    void namesTheFirstLeafBelowAChangedTile() {
        TileId id = new TileId(1, 0);
        tiles.put(
                id,
                Tile.EMPTY.with(List.of(Objects.requireNonNull(tiles.get(id)).at(0), Hash.ofNothing())));

        assertThat(run()).contains(new Flaw(256, Kind.TILE_CHANGED));
    }

    @Test
    void seesThatTilesAreMissing() {
        tiles.remove(new TileId(0, 2));

        assertThat(run()).contains(new Flaw(512, Kind.LEAF_CHANGED));
    }

    @Test
    void seesByTheWitnessThatTheWholeLogWasRewritten() {
        leaves.set(7, Hash.ofNothing());
        tiles.putAll(TiledLog.append(0, Map.of(), leaves).changed());

        assertThat(run()).contains(new Flaw(0, Kind.EXTERNAL_CHECKPOINT_DIFFERS));
    }

    @Test
    void knowsHowFarTheLogIsRight() {
        leaves.set(555, Hash.ofNothing());
        tiles.putAll(TiledLog.append(0, Map.of(), leaves).changed());

        assertThat(run()).contains(new Flaw(300, Kind.CHECKPOINT_DIFFERS));
    }

    @Test
    void twoWitnessesOfOneSizeMustAgree() {
        check.expect(SIZE, Hash.ofNothing(), Kind.EXTERNAL_CHECKPOINT_DIFFERS);

        assertThat(run()).contains(new Flaw(300, Kind.EXTERNAL_CHECKPOINT_DIFFERS));
    }

    private static List<Hash> numbered() {
        List<Hash> leaves = new ArrayList<>();
        IntStream.range(0, SIZE)
                .mapToObj(i -> Integer.toString(i).getBytes(StandardCharsets.UTF_8))
                .forEach(leaf -> leaves.add(Hash.ofLeaf(leaf)));
        return leaves;
    }

    private Hash rootAt(int size) {
        return TiledLog.append(0, Map.of(), leaves.subList(0, size)).root();
    }

    private Optional<Flaw> run() {
        for (int from = 0; from < SIZE; from += Tile.FULL) {
            Optional<Flaw> flaw = check.add(
                    leaves.subList(from, Math.min(SIZE, from + Tile.FULL)).stream()
                            .map(Hash::bytes)
                            .toList(),
                    tiles);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }
}
