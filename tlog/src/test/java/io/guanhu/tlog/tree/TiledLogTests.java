package io.guanhu.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiledLogTests {

    private static final int SIZE = 70_000;
    private static final List<Hash> LEAVES = ReferenceTree.numbered(SIZE);

    private final Map<TileId, Tile> tiles = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, SIZE})
    void growsByBatchesIntoTheSameTree(int size) {
        grow(size, new Random(size));

        MerkleTree.Nodes nodes = ReferenceTree.nodes(LEAVES.subList(0, size));
        assertThat(MerkleTree.root(TiledLog.nodesOf(tiles), size)).isEqualTo(MerkleTree.root(nodes, size));
        tiles.forEach((id, tile) -> assertThat(tile.width()).isEqualTo(id.widthIn(size)));
    }

    @Test
    void provesFromAFewTilesOnly() {
        grow(SIZE, new Random(1));
        Hash root = MerkleTree.root(TiledLog.nodesOf(tiles), SIZE);

        for (int leaf : new int[] {0, 255, 256, 40_000, 65_535, 65_536, SIZE - 1}) {
            var needed = TiledLog.tilesFor(nodes -> MerkleTree.inclusion(nodes, leaf, SIZE));
            Map<TileId, Tile> read = new HashMap<>(tiles);
            read.keySet().retainAll(needed);
            List<Hash> proof = MerkleTree.inclusion(TiledLog.nodesOf(read), leaf, SIZE);

            assertThat(needed).hasSizeLessThanOrEqualTo(5);
            assertThat(ProofCheck.included(LEAVES.get(leaf), leaf, SIZE, proof, root))
                    .isTrue();
        }
    }

    private void grow(int size, Random random) {
        int grown = 0;
        while (grown < size) {
            int more = Math.min(size - grown, 1 + random.nextInt(1500));
            Map<TileId, Tile> edge = new HashMap<>(tiles);
            edge.keySet().retainAll(TiledLog.edge(grown));
            TiledLog.Grown next = TiledLog.append(grown, edge, LEAVES.subList(grown, grown + more));
            tiles.putAll(next.changed());
            grown += more;
            assertThat(next.size()).isEqualTo(grown);
        }
    }
}
