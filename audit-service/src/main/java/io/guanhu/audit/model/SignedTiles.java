package io.guanhu.audit.model;

import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects leaves to a signed root through their tiles, each of which is hashed once. */
public final class SignedTiles {

    private final Map<TileId, Tile> tiles;
    private final Set<TileId> edge;
    private final Set<TileId> proven = new HashSet<>();

    private SignedTiles(long size, Map<TileId, Tile> tiles) {
        this.tiles = tiles;
        this.edge = new HashSet<>(TiledLog.edge(size));
    }

    /** The tiles that prove these leaves of a tree of this size. */
    public static Set<TileId> needed(long size, Collection<Long> leaves) {
        List<TileId> edge = TiledLog.edge(size);
        Set<TileId> needed = new LinkedHashSet<>(edge);
        for (long leaf : leaves) {
            TileId id = new TileId(0, leaf / Tile.FULL);
            while (needed.add(id)) {
                id = above(id);
            }
        }
        return needed;
    }

    /**
     * The hashes of these leaves.
     *
     * @return empty if the tiles do not prove every one of them
     */
    public static Optional<Map<Long, Hash>> leaves(
            Checkpoint signed, Map<TileId, Tile> tiles, Collection<Long> leaves) {
        Optional<Hash> root = LogContinuity.rootAt(signed.size(), tiles);
        if (!root.equals(Optional.of(signed.root()))) {
            return Optional.empty();
        }
        SignedTiles check = new SignedTiles(signed.size(), tiles);
        Map<Long, Hash> hashes = new HashMap<>();
        for (long leaf : leaves) {
            if (leaf < 0 || leaf >= signed.size()) {
                return Optional.empty();
            }
            TileId id = new TileId(0, leaf / Tile.FULL);
            if (!check.isProven(id)) {
                return Optional.empty();
            }
            hashes.put(leaf, check.tile(id).at((int) (leaf % Tile.FULL)));
        }
        return Optional.of(hashes);
    }

    /**
     * Tiles that went into the root are proven. Every other tile above a leaf is full, and proven
     * if its parent contains its root.
     */
    private boolean isProven(TileId id) {
        if (edge.contains(id) || proven.contains(id)) {
            return true;
        }
        Tile tile = tile(id);
        TileId above = above(id);
        boolean holds = tile.full()
                && isProven(above)
                && tile(above).at((int) (id.index() % Tile.FULL)).equals(tile.root());
        if (holds) {
            proven.add(id);
        }
        return holds;
    }

    private Tile tile(TileId id) {
        return tiles.getOrDefault(id, Tile.EMPTY);
    }

    private static TileId above(TileId id) {
        return new TileId(id.level() + 1, id.index() / Tile.FULL);
    }
}
