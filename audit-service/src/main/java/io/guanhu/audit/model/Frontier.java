package io.guanhu.audit.model;

import io.guanhu.tlog.tree.Hash;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The complete subtrees of a growing tree, one for each bit of its size, which is all that is
 * needed to continue. Works on bytes and creates no objects per leaf, because whole logs pass
 * through it.
 */
public final class Frontier {

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest digest = Hash.sha256();
    private final byte[] node = Arrays.copyOf(new byte[] {NODE}, 1 + 2 * Hash.LENGTH);
    private final byte[][] subtrees = new byte[Long.SIZE][];
    private long size;

    /** Is notified of every complete subtree, from the leaf upwards. */
    @FunctionalInterface
    public interface Nodes {

        /** The bytes may only be used during the call. */
        void complete(int height, long index, byte[] hash);
    }

    /** Restores it from its subtrees, smallest first. */
    public static Frontier of(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("A tree of " + size + " has other subtrees");
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int next = 0;
        for (int height = 0; height < Long.SIZE - 1; height++) {
            if ((size >>> height & 1) == 1) {
                frontier.subtrees[height] = subtrees.get(next++).bytes();
            }
        }
        return frontier;
    }

    public long size() {
        return size;
    }

    /** The subtrees, smallest first. */
    public List<Hash> subtrees() {
        List<Hash> hashes = new ArrayList<>();
        for (int height = 0; height < Long.SIZE - 1; height++) {
            if ((size >>> height & 1) == 1) {
                hashes.add(Hash.of(subtrees[height]));
            }
        }
        return hashes;
    }

    /** SHA-256 of a leaf whose bytes are part of an array. */
    public byte[] hashOfLeaf(byte[] bytes, int offset, int length) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    /** Adds a leaf by its hash. */
    public void add(byte[] leafHash, Nodes nodes) {
        byte[] hash = leafHash;
        int height = 0;
        nodes.complete(0, size, hash);
        while ((size >>> height & 1) == 1) {
            hash = node(subtrees[height], hash);
            height++;
            nodes.complete(height, size >>> height, hash);
        }
        subtrees[height] = hash;
        size++;
    }

    /** The root over all leaves. */
    public Hash root() {
        byte[] root = null;
        for (int height = 0; height < Long.SIZE - 1; height++) {
            if ((size >>> height & 1) == 1) {
                root = root == null ? subtrees[height] : node(subtrees[height], root);
            }
        }
        return root == null ? Hash.ofNothing() : Hash.of(Arrays.copyOf(root, Hash.LENGTH));
    }

    private byte[] node(byte[] left, byte[] right) {
        System.arraycopy(left, 0, node, 1, Hash.LENGTH);
        System.arraycopy(right, 0, node, 1 + Hash.LENGTH, Hash.LENGTH);
        return digest.digest(node);
    }
}
