package io.guanhu.tlog.tree;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up to 256 neighbouring hashes of one level of the tree (C2SP tlog-tiles). */
public final class Tile {

    /** Hashes in a full tile. */
    public static final int FULL = 256;

    /** Levels of the tree between one level of tiles and the next. */
    public static final int HEIGHT = 8;

    public static final Tile EMPTY = new Tile(new byte[0]);

    private final byte[] hashes;

    private Tile(byte[] hashes) {
        this.hashes = hashes;
    }

    /**
     * The tile with these bytes.
     *
     * @throws IllegalArgumentException unless they are at most 256 whole hashes
     */
    public static Tile of(byte[] hashes) {
        if (hashes.length % Hash.LENGTH != 0 || hashes.length > FULL * Hash.LENGTH) {
            throw new IllegalArgumentException("Not a tile: " + hashes.length + " bytes");
        }
        return new Tile(hashes.clone());
    }

    public int width() {
        return hashes.length / Hash.LENGTH;
    }

    public boolean full() {
        return width() == FULL;
    }

    public Hash at(int position) {
        return Hash.of(hashes, position * Hash.LENGTH);
    }

    /** The tile when it had the given number of hashes. */
    public Tile first(int width) {
        return new Tile(Arrays.copyOf(hashes, width * Hash.LENGTH));
    }

    /**
     * This tile with more hashes.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public Tile with(List<Hash> more) {
        if (width() + more.size() > FULL) {
            throw new IllegalArgumentException("A tile holds 256 hashes");
        }
        byte[] grown = Arrays.copyOf(hashes, hashes.length + more.size() * Hash.LENGTH);
        int offset = hashes.length;
        for (Hash hash : more) {
            hash.copyInto(grown, offset);
            offset += Hash.LENGTH;
        }
        return new Tile(grown);
    }

    /** The root over 2^height neighbouring hashes of this tile. */
    Hash subtree(int height, int index) {
        return Hash.ofComplete(height, hashes, index * (Hash.LENGTH << height));
    }

    /** The root over a full tile, which is a hash in the tile above it. */
    public Hash root() {
        return subtree(HEIGHT, 0);
    }

    public byte[] bytes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tile tile && Arrays.equals(hashes, tile.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }
}
