package io.guanhu.audit.model;

import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds a log from its leaves and compares the result with the stored tiles and with
 * checkpoints. Stops at the first difference.
 */
public final class LogCheck {

    /**
     * A difference.
     *
     * @param index the first leaf it concerns; if only a root differs, the number of leaves known
     *     to be right
     * @param entryId the id of the entry, if known
     * @param detail which of the entry's details, counted from 0; absent if it is not about a
     *     detail
     */
    public record Flaw(
            long index,
            Kind kind,
            @Nullable String entryId,
            @Nullable Integer detail) {

        public Flaw(long index, Kind kind) {
            this(index, kind, null, null);
        }
    }

    /** Kinds of flaws. */
    public enum Kind {
        /** A leaf below the checkpoint's size is missing. */
        LEAF_MISSING,
        /** A leaf's bytes do not match the hash in its tile. */
        LEAF_CHANGED,
        /** The searchable columns differ from the leaf. */
        INDEX_CHANGED,
        /** There are searchable columns for an entry that is not in the log. */
        INDEX_INSERTED,
        /** A detail does not match the commitment in its leaf. */
        DETAIL_CHANGED,
        /** A detail is missing, and no entry in the log records its erasure. */
        DETAIL_MISSING,
        /** There is a detail without a commitment in any leaf. */
        DETAIL_INSERTED,
        /** A category is marked as erased, but no entry in the log records this. */
        ERASURE_UNPROVEN,
        /** A tile does not match the leaves below it. */
        TILE_CHANGED,
        /** There is a tile for leaves that do not exist. */
        TILE_INSERTED,
        /** There is a leaf that no checkpoint covers. */
        LEAF_INSERTED,
        /** The checkpoint is not signed by the log's key, or belongs to another log. */
        CHECKPOINT_FORGED,
        /** A published checkpoint is missing from the database. */
        CHECKPOINT_MISSING,
        /** Leaves and tiles match, but the checkpoint has a different root. */
        CHECKPOINT_DIFFERS,
        /** The checkpoint outside the database has a different root. */
        EXTERNAL_CHECKPOINT_DIFFERS,
        /** A checkpoint stored as cosigned by enough witnesses is not. */
        COSIGNATURES_FORGED,
        /** Enough witnesses have cosigned a different root. */
        WITNESSED_CHECKPOINT_DIFFERS,
        /** Too few witnesses have seen entries that are more than a day old. */
        WITNESSES_MISSING,
        /** There is a log, but no checkpoint outside the database to compare it with. */
        EXTERNAL_CHECKPOINT_MISSING,
        /** The log differs from what this process saw signed. */
        SIGNED_ROOT_DIFFERS,
        /** The head's size differs from that of the latest checkpoint in the database. */
        HEAD_MOVED,
        /** The checkpoint outside the database covers more leaves than exist. */
        ROLLED_BACK,
        /** Witnesses have cosigned something that the log does not contain. */
        CONTRADICTED;

        /** The code shown to people, such as {@code rolled-back}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final TreeMap<Long, Expected> expected = new TreeMap<>();
    private final Frontier frontier;
    private long agreed;

    private record Expected(Hash root, Kind otherwise) {}

    /** Starts with the first leaf. */
    public LogCheck() {
        this(Frontier.of(0, List.of()));
    }

    /** Continues after leaves that were checked before. */
    public LogCheck(Frontier frontier) {
        this.frontier = frontier;
        this.agreed = frontier.size();
    }

    /** A root that the log must have at a size; call this before adding the leaves. */
    public void expect(long atSize, Hash root, Kind otherwise) {
        Expected before = expected.putIfAbsent(atSize, new Expected(root, otherwise));
        if (before != null && !before.root().equals(root)) {
            expected.put(atSize, new Expected(Hash.ofNothing(), otherwise));
        }
    }

    /** The state of the check, which grows with every leaf. */
    public Frontier frontier() {
        return frontier;
    }

    /** The number of leaves added. */
    public long size() {
        return frontier.size();
    }

    /**
     * Adds leaves by their hashes.
     *
     * @param stored all tiles that these leaves change, by id; a missing one is a flaw
     */
    public Optional<Flaw> add(List<byte[]> leaves, Map<TileId, Tile> stored) {
        Comparison comparison = new Comparison(stored);
        for (byte[] leaf : leaves) {
            frontier.add(leaf, comparison);
            if (comparison.flaw != null) {
                return Optional.of(comparison.flaw);
            }
            Optional<Flaw> root = compareRoot();
            if (root.isPresent()) {
                return root;
            }
        }
        return Optional.empty();
    }

    private Optional<Flaw> compareRoot() {
        Map.Entry<Long, Expected> next = expected.firstEntry();
        if (next == null || next.getKey() != frontier.size()) {
            return Optional.empty();
        }
        expected.pollFirstEntry();
        if (!frontier.root().equals(next.getValue().root())) {
            return Optional.of(new Flaw(agreed, next.getValue().otherwise()));
        }
        agreed = frontier.size();
        return Optional.empty();
    }

    /** Compares the contents of tiles: leaves, and the roots above full tiles. */
    private static final class Comparison implements Frontier.Nodes {

        private final Map<TileId, byte[]> stored = new HashMap<>();
        private byte[] lowest = new byte[0];
        private long lowestIndex = -1;
        private @Nullable Flaw flaw;

        Comparison(Map<TileId, Tile> stored) {
            stored.forEach((id, tile) -> this.stored.put(id, tile.bytes()));
        }

        @Override
        public void complete(int height, long index, byte[] hash) {
            if (height % Tile.HEIGHT != 0 || flaw != null) {
                return;
            }
            int offset = (int) (index % Tile.FULL) * Hash.LENGTH;
            byte[] tile = tile(height / Tile.HEIGHT, index / Tile.FULL);
            boolean same = tile.length >= offset + Hash.LENGTH
                    && Arrays.equals(tile, offset, offset + Hash.LENGTH, hash, 0, Hash.LENGTH);
            if (!same) {
                flaw = new Flaw(index << height, height == 0 ? Kind.LEAF_CHANGED : Kind.TILE_CHANGED);
            }
        }

        private byte[] tile(int level, long index) {
            if (level > 0) {
                return stored.getOrDefault(new TileId(level, index), new byte[0]);
            }
            if (index != lowestIndex) {
                lowest = stored.getOrDefault(new TileId(0, index), new byte[0]);
                lowestIndex = index;
            }
            return lowest;
        }
    }
}
