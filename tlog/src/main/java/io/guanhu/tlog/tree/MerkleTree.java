package io.guanhu.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of an RFC 6962 tree (section 2.1), computed from its complete subtrees. */
public final class MerkleTree {

    private MerkleTree() {}

    /** Provides the roots of complete subtrees. */
    @FunctionalInterface
    public interface Nodes {

        /** The root of the subtree over the leaves [index · 2^height, (index + 1) · 2^height). */
        Hash at(int height, long index);
    }

    /** The root of the tree of the first {@code size} leaves. */
    public static Hash root(Nodes nodes, long size) {
        return size == 0 ? Hash.ofNothing() : subtree(nodes, 0, size);
    }

    /**
     * The proof that a leaf is in the tree, from the leaf's sibling upwards.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static List<Hash> inclusion(Nodes nodes, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("No leaf " + leaf + " in a tree of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (leaf < middle) {
                proof.add(subtree(nodes, middle, to));
                to = middle;
            } else {
                proof.add(subtree(nodes, from, middle));
                from = middle;
            }
        }
        return proof.reversed();
    }

    /**
     * The proof that the tree of the first {@code newer} leaves extends the tree of the first
     * {@code older}.
     *
     * @throws IllegalArgumentException unless 0 &lt; older ≤ newer
     */
    public static List<Hash> consistency(Nodes nodes, long older, long newer) {
        if (older <= 0 || older > newer) {
            throw new IllegalArgumentException("No proof from " + older + " to " + newer);
        }
        List<Hash> proof = new ArrayList<>();
        long from = 0;
        long to = newer;
        while (to != older) {
            long middle = from + split(to - from);
            if (older <= middle) {
                proof.add(subtree(nodes, middle, to));
                to = middle;
            } else {
                proof.add(subtree(nodes, from, middle));
                from = middle;
            }
        }
        // The verifier knows the older root, but not the subtrees inside it.
        if (from > 0) {
            proof.add(subtree(nodes, from, to));
        }
        return proof.reversed();
    }

    private static Hash subtree(Nodes nodes, long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return nodes.at(height, from >> height);
        }
        long middle = from + split(width);
        return Hash.ofNode(subtree(nodes, from, middle), subtree(nodes, middle, to));
    }

    /** The largest power of two that is smaller than the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
