package io.guanhu.tlog.tree;

/**
 * The coordinates of a tile.
 *
 * @param level 0 has the hashes of leaves, 1 the roots over full tiles of level 0, and so on
 * @param index from the left, counted from 0
 */
public record TileId(int level, long index) {

    public TileId {
        if (level < 0 || level > 63 || index < 0) {
            throw new IllegalArgumentException("No such tile");
        }
    }

    /** How many hashes the tile has in a tree of this size: 0 to 256. */
    public int widthIn(long size) {
        long hashes = (size >>> (Tile.HEIGHT * level)) - index * Tile.FULL;
        return Math.clamp(hashes, 0, Tile.FULL);
    }
}
