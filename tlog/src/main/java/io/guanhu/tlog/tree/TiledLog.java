package io.guanhu.tlog.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A tree stored in tiles: which tiles to read for a proof, and how appending changes them. */
public final class TiledLog {

    private TiledLog() {}

    /**
     * The tree after an append.
     *
     * @param changed the new and the grown tiles
     */
    public record Grown(long size, Hash root, Map<TileId, Tile> changed) {

        public Grown {
            changed = Map.copyOf(changed);
        }
    }

    /** The unfinished tiles of a tree, one per level, which are all that appending needs. */
    public static List<TileId> edge(long size) {
        List<TileId> edge = new ArrayList<>();
        int level = 0;
        for (long hashes = size; hashes > 0; hashes /= Tile.FULL) {
            if (hashes % Tile.FULL != 0) {
                edge.add(new TileId(level, hashes / Tile.FULL));
            }
            level++;
        }
        return edge;
    }

    /** Appends leaves to a tree with the given {@link #edge}. */
    public static Grown append(long size, Map<TileId, Tile> edge, List<Hash> leaves) {
        Map<TileId, Tile> changed = new LinkedHashMap<>();
        List<Hash> arriving = leaves;
        int level = 0;
        for (long hashes = size; !arriving.isEmpty(); hashes /= Tile.FULL) {
            arriving = appendTo(level, hashes, arriving, edge, changed);
            level++;
        }
        Map<TileId, Tile> known = new HashMap<>(edge);
        known.putAll(changed);
        long grown = size + leaves.size();
        return new Grown(grown, MerkleTree.root(nodesOf(known), grown), changed);
    }

    /** Fills the tiles of one level; the roots of those that become full are added one level up. */
    private static List<Hash> appendTo(
            int level, long hashes, List<Hash> arriving, Map<TileId, Tile> edge, Map<TileId, Tile> changed) {
        List<Hash> roots = new ArrayList<>();
        long index = hashes / Tile.FULL;
        int next = 0;
        while (next < arriving.size()) {
            TileId id = new TileId(level, index);
            Tile tile = index * Tile.FULL < hashes ? known(edge, id) : Tile.EMPTY;
            int end = Math.min(arriving.size(), next + Tile.FULL - tile.width());
            Tile grown = tile.with(arriving.subList(next, end));
            changed.put(id, grown);
            if (grown.full()) {
                roots.add(grown.root());
            }
            next = end;
            index++;
        }
        return roots;
    }

    /** The tiles that a computation reads, found by running it on a tree of blank hashes. */
    public static Set<TileId> tilesFor(Consumer<MerkleTree.Nodes> computation) {
        Set<TileId> tiles = new LinkedHashSet<>();
        Hash blank = Hash.ofNothing();
        computation.accept((height, index) -> {
            tiles.add(tileOf(height, index));
            return blank;
        });
        return tiles;
    }

    /** The nodes that can be computed from these tiles. */
    public static MerkleTree.Nodes nodesOf(Map<TileId, Tile> tiles) {
        return (height, index) -> {
            int within = height % Tile.HEIGHT;
            Tile tile = known(tiles, tileOf(height, index));
            return tile.subtree(within, (int) (index % (Tile.FULL >> within)));
        };
    }

    private static TileId tileOf(int height, long index) {
        int within = height % Tile.HEIGHT;
        return new TileId(height / Tile.HEIGHT, index / (Tile.FULL >> within));
    }

    private static Tile known(Map<TileId, Tile> tiles, TileId id) {
        Tile tile = tiles.get(id);
        if (tile == null) {
            throw new IllegalArgumentException("Tile is missing: " + id);
        }
        return tile;
    }
}
