package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.model.LogContinuity.Anchor;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogContinuityTests {

    private static final String ORIGIN = "test.example/audit";
    private static final int SIZE = 66_000;
    private static final List<Hash> LEAVES = IntStream.range(0, SIZE)
            .mapToObj(i -> Hash.ofLeaf(("" + i).getBytes(StandardCharsets.UTF_8)))
            .toList();

    private static final Map<TileId, Tile> RIGHT =
            TiledLog.append(0, Map.of(), LEAVES).changed();

    private final Map<TileId, Tile> tiles = new HashMap<>(RIGHT);

    @ParameterizedTest
    @CsvSource({
        "66000, 66000, 66000, ",
        "66000, 66000, 65536, ",
        "66000, 66000, 1, ",
        "66000, 66000, 0, ",
        "65999, 66000, 66000, HEAD_MOVED",
        "65999, 66000, 65000, HEAD_MOVED",
        "66001, 66000, 66000, HEAD_MOVED",
        "65999, 65999, 66000, ROLLED_BACK",
        "65999, 65999, 65999, "
    })
    void comparesHeadCheckpointAndWhatIsKnown(long head, int signed, int known, @Nullable Kind expected) {
        Optional<Kind> flaw = flaw(head, checkpoint(signed), checkpoint(known));

        assertThat(flaw).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void refusesWhatIsNotTheContinuationOfWhatIsKnown() {
        Checkpoint other = new Checkpoint(ORIGIN, 1000, Hash.ofNothing());
        Checkpoint sameSize = new Checkpoint(ORIGIN, SIZE, Hash.ofNothing());

        assertThat(flaw(SIZE, checkpoint(SIZE), other)).contains(Kind.SIGNED_ROOT_DIFFERS);
        assertThat(flaw(SIZE, checkpoint(SIZE), sameSize)).contains(Kind.SIGNED_ROOT_DIFFERS);
        assertThat(flaw(SIZE, sameSize, checkpoint(1000))).contains(Kind.CHECKPOINT_DIFFERS);
    }

    @Test
    void refusesTilesThatWereForgedTogether() {
        List<Hash> forged = new ArrayList<>(LEAVES);
        forged.set(5, Hash.ofNothing());
        TiledLog.Grown grown = TiledLog.append(0, Map.of(), forged);
        Checkpoint signed = new Checkpoint(ORIGIN, SIZE, grown.root());
        tiles.putAll(grown.changed());

        assertThat(flaw(SIZE, signed, checkpoint(SIZE))).contains(Kind.SIGNED_ROOT_DIFFERS);
        assertThat(flaw(SIZE, signed, checkpoint(6))).contains(Kind.SIGNED_ROOT_DIFFERS);
        assertThat(LogContinuity.isExactly(checkpoint(SIZE), tiles)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 65_536, 65_999, 66_000})
    void readsNoOtherTilesThanThoseItNames(long known) {
        Anchor anchor = new Anchor(checkpoint((int) known), Kind.SIGNED_ROOT_DIFFERS);
        tiles.keySet().retainAll(LogContinuity.tilesFor(SIZE, List.of(anchor)));

        assertThat(tiles).hasSizeLessThan(10);
        assertThat(flaw(SIZE, checkpoint(SIZE), anchor.checkpoint())).isEmpty();
    }

    @Test
    void needsNothingButTheEdgeForWhatIsKnownOfTheWholeLogOrOfMore() {
        for (int known : new int[] {0, SIZE}) {
            assertThat(LogContinuity.tilesFor(SIZE, List.of(new Anchor(checkpoint(known), Kind.ROLLED_BACK))))
                    .containsExactlyElementsOf(TiledLog.edge(SIZE));
        }
        assertThat(LogContinuity.tilesFor(1000, List.of(new Anchor(checkpoint(SIZE), Kind.ROLLED_BACK))))
                .containsExactlyElementsOf(TiledLog.edge(1000));
    }

    @Test
    void anEmptyLogHasNoFlaw() {
        assertThat(LogContinuity.flaw(0, Map.of(), Optional.empty(), List.of())).isEmpty();
        assertThat(LogContinuity.flaw(1, Map.of(), Optional.empty(), List.of())).contains(Kind.HEAD_MOVED);
        assertThat(Kind.HEAD_MOVED.code()).isEqualTo("head-moved");
    }

    @Test
    void refusesAProofFromTilesThatAreMissing() {
        tiles.keySet().retainAll(TiledLog.edge(SIZE));

        assertThat(flaw(SIZE, checkpoint(SIZE), checkpoint(1000))).contains(Kind.SIGNED_ROOT_DIFFERS);
    }

    @Test
    void seesHashesTooManyAndTooFew() {
        TileId edge = new TileId(0, SIZE / Tile.FULL);
        Tile right = tiles.get(edge);
        assertThat(right).isNotNull();
        assertThat(LogContinuity.isExactly(checkpoint(SIZE), tiles)).isTrue();

        tiles.put(edge, right.with(List.of(Hash.ofNothing())));
        assertThat(LogContinuity.isExactly(checkpoint(SIZE), tiles)).isFalse();
        tiles.put(edge, right.first(right.width() - 1));
        assertThat(LogContinuity.isExactly(checkpoint(SIZE), tiles)).isFalse();
        assertThat(flaw(SIZE, checkpoint(SIZE), checkpoint(SIZE))).contains(Kind.SIGNED_ROOT_DIFFERS);
    }

    private Optional<Kind> flaw(long head, Checkpoint signed, Checkpoint known) {
        return LogContinuity.flaw(
                head, tiles, Optional.of(signed), List.of(new Anchor(known, Kind.SIGNED_ROOT_DIFFERS)));
    }

    private static Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, MerkleTree.root(TiledLog.nodesOf(RIGHT), size));
    }
}
