package io.guanhu.audit.model;

import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.ProofCheck;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TiledLog;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a log, according to its head and tiles, continues what was signed before. Only
 * such a log may be signed again.
 */
public final class LogContinuity {

    private LogContinuity() {}

    /** A checkpoint of the log from somewhere other than its database. */
    public record Anchor(Checkpoint checkpoint, Kind otherwise) {}

    /** The tiles that {@link #flaw} and {@link #proof} read. */
    public static Set<TileId> tilesFor(long size, Collection<Anchor> anchors) {
        Set<TileId> tiles = new LinkedHashSet<>(TiledLog.edge(size));
        for (Anchor anchor : anchors) {
            long older = anchor.checkpoint().size();
            if (older > 0 && older < size) {
                tiles.addAll(TiledLog.tilesFor(nodes -> MerkleTree.consistency(nodes, older, size)));
            }
        }
        return tiles;
    }

    /**
     * The objection to the log.
     *
     * @param size the log's size, according to its head
     * @param signed the latest checkpoint in the database, with a verified signature
     * @param anchors earlier checkpoints from outside the database
     * @return empty if the log extends each anchor, and everything beyond them was signed
     */
    public static Optional<Kind> flaw(
            long size, Map<TileId, Tile> tiles, Optional<Checkpoint> signed, Collection<Anchor> anchors) {
        long signedSize = signed.map(Checkpoint::size).orElse(0L);
        long known = anchors.stream()
                .mapToLong(each -> each.checkpoint().size())
                .max()
                .orElse(0);
        if (size < known && signedSize <= size) {
            return Optional.of(Kind.ROLLED_BACK);
        }
        if (signedSize != size) {
            return Optional.of(Kind.HEAD_MOVED);
        }
        Optional<Hash> root = rootAt(size, tiles);
        for (Anchor anchor : anchors) {
            if (root.isEmpty() || !continues(anchor.checkpoint(), size, root.get(), tiles)) {
                return Optional.of(anchor.otherwise());
            }
        }
        return root.equals(signed.map(Checkpoint::root).or(() -> Optional.of(Hash.ofNothing())))
                ? Optional.empty()
                : Optional.of(Kind.CHECKPOINT_DIFFERS);
    }

    /**
     * The root according to the edge tiles; empty unless they contain what a tree of this size
     * needs.
     *
     * @see #isExactly before appending
     */
    public static Optional<Hash> rootAt(long size, Map<TileId, Tile> tiles) {
        for (TileId id : TiledLog.edge(size)) {
            if (tiles.getOrDefault(id, Tile.EMPTY).width() < id.widthIn(size)) {
                return Optional.empty();
            }
        }
        return Optional.of(MerkleTree.root(TiledLog.nodesOf(tiles), size));
    }

    /**
     * Whether the edge tiles contain exactly the tree of this checkpoint, and not one hash more.
     */
    public static boolean isExactly(Checkpoint checkpoint, Map<TileId, Tile> edge) {
        return !goesBeyond(checkpoint.size(), edge)
                && rootAt(checkpoint.size(), edge).equals(Optional.of(checkpoint.root()));
    }

    /** Whether an edge tile contains hashes beyond a tree of this size. */
    public static boolean goesBeyond(long size, Map<TileId, Tile> edge) {
        return TiledLog.edge(size).stream()
                .anyMatch(id -> edge.getOrDefault(id, Tile.EMPTY).width() > id.widthIn(size));
    }

    /**
     * The proof that the tree of this size extends an older one; empty if the older one is empty.
     */
    public static List<Hash> proof(long older, long size, Map<TileId, Tile> tiles) {
        return older == 0 || older == size ? List.of() : MerkleTree.consistency(TiledLog.nodesOf(tiles), older, size);
    }

    private static boolean continues(Checkpoint older, long size, Hash root, Map<TileId, Tile> tiles) {
        try {
            List<Hash> proof = proof(older.size(), size, tiles);
            return ProofCheck.consistent(older.size(), older.root(), size, root, proof);
        } catch (IllegalArgumentException | IndexOutOfBoundsException missing) {
            return false;
        }
    }
}
