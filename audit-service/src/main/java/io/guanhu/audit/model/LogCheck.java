package io.guanhu.audit.model;

import io.guanhu.tlog.Hash;
import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import io.guanhu.tlog.TiledLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a log from its leaves, one full tile after another, and compares what comes out with the
 * stored tiles and with checkpoints. Stops at the first difference.
 */
public final class LogCheck {

    /**
     * What does not fit.
     *
     * @param index the first leaf that it concerns; where only a root differs, the number of leaves
     *     that are known to be right
     */
    public record Flaw(long index, Kind kind) {}

    /** Kinds of flaws. */
    public enum Kind {
        /** A leaf below the checkpoint's size is not there. */
        LEAF_MISSING,
        /** A leaf's bytes are not those whose hash is in its tile. */
        LEAF_CHANGED,
        /** The searchable columns tell something else than the leaf. */
        INDEX_CHANGED,
        /** A detail is not the one that the leaf is committed to. */
        DETAIL_CHANGED,
        /** A tile does not follow from the leaves below it. */
        TILE_CHANGED,
        /** There is a leaf that the checkpoint does not cover. */
        LEAF_INSERTED,
        /** The checkpoint is not signed by the log's key, or is of another log. */
        CHECKPOINT_FORGED,
        /** Leaves and tiles agree, but the checkpoint tells another root. */
        CHECKPOINT_DIFFERS,
        /** The checkpoint outside the database tells another root. */
        EXTERNAL_CHECKPOINT_DIFFERS,
        /** There is a log, and no checkpoint outside the database that could tell what it was. */
        EXTERNAL_CHECKPOINT_MISSING,
        /** The log is not what this process saw signed. */
        SIGNED_ROOT_DIFFERS,
        /** The head tells another size than the newest checkpoint in the database. */
        HEAD_MOVED,
        /** The checkpoint outside the database tells of more leaves than there are. */
        ROLLED_BACK;

        /** As it is told to people, such as {@code rolled-back}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final TreeMap<Long, Expected> expected = new TreeMap<>();
    private Map<TileId, Tile> edge = new HashMap<>();
    private long size;

    private record Expected(Hash root, Kind otherwise) {}

    /** A root that the log must have at a size; given before the leaves. */
    public void expect(long atSize, Hash root, Kind otherwise) {
        Expected before = expected.putIfAbsent(atSize, new Expected(root, otherwise));
        if (before != null && !before.root().equals(root)) {
            expected.put(atSize, new Expected(Hash.ofNothing(), otherwise));
        }
    }

    /** How many leaves have been added. */
    public long size() {
        return size;
    }

    /**
     * Adds the leaves of one tile of level 0 (fewer only at the end of the log).
     *
     * @param stored all tiles that end in this one, by their ids; a missing one is a flaw
     */
    public Optional<Flaw> add(List<Hash> leaves, Map<TileId, Tile> stored) {
        Tile lowest = stored.getOrDefault(new TileId(0, size / Tile.FULL), Tile.EMPTY);
        for (int i = 0; i < leaves.size(); i++) {
            if (i >= lowest.width() || !lowest.at(i).equals(leaves.get(i))) {
                return Optional.of(new Flaw(size + i, Kind.LEAF_CHANGED));
            }
        }
        TiledLog.Grown grown = TiledLog.append(size, edge, leaves);
        @Nullable Flaw flaw = compareTiles(grown, stored);
        if (flaw == null) {
            flaw = compareRoots(leaves);
        }
        Map<TileId, Tile> known = new HashMap<>(edge);
        known.putAll(grown.changed());
        known.keySet().retainAll(TiledLog.edge(grown.size()));
        edge = known;
        size = grown.size();
        return Optional.ofNullable(flaw);
    }

    private static @Nullable Flaw compareTiles(TiledLog.Grown grown, Map<TileId, Tile> stored) {
        for (Map.Entry<TileId, Tile> changed : grown.changed().entrySet()) {
            TileId id = changed.getKey();
            Tile right = changed.getValue();
            Tile found = stored.getOrDefault(id, Tile.EMPTY);
            for (int i = 0; i < right.width(); i++) {
                if (i >= found.width() || !found.at(i).equals(right.at(i))) {
                    long first = (id.index() * Tile.FULL + i) << (Tile.HEIGHT * id.level());
                    return new Flaw(first, Kind.TILE_CHANGED);
                }
            }
        }
        return null;
    }

    private @Nullable Flaw compareRoots(List<Hash> leaves) {
        for (var entry : expected.subMap(size, false, size + leaves.size(), true).entrySet()) {
            int count = (int) (entry.getKey() - size);
            Hash root =
                    TiledLog.append(size, edge, new ArrayList<>(leaves.subList(0, count))).root();
            if (!root.equals(entry.getValue().root())) {
                Long agreed = expected.lowerKey(entry.getKey());
                return new Flaw(agreed == null ? 0 : agreed, entry.getValue().otherwise());
            }
        }
        return null;
    }
}
