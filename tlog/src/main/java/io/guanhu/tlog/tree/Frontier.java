package io.guanhu.tlog.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a growing RFC 6962 tree: the roots of its complete subtrees, largest first.
 * This is all that is needed to append and to compute the root; it has one hash per binary digit 1
 * of the size.
 *
 * @param size how many leaves the tree has
 * @param peaks one root per digit 1 of the size, from the left
 */
public record Frontier(long size, List<Hash> peaks) {

    /** The frontier of a tree without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("Not the frontier of a tree of " + size);
        }
    }

    /**
     * Decodes base64 text.
     *
     * @param text the result of {@link #encoded}
     */
    public static Frontier decode(long size, String text) {
        return new Frontier(
                size,
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(Hash::ofBase64).toList());
    }

    /** The tree with one more leaf. */
    public Frontier with(Hash leaf) {
        List<Hash> grown = new ArrayList<>(peaks);
        Hash node = leaf;
        // Every trailing 1 of the size is a complete subtree that merges with the new one.
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            node = Hash.ofNode(grown.removeLast(), node);
        }
        grown.add(node);
        return new Frontier(size + 1, grown);
    }

    /** The root of the tree. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.ofNothing();
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(peaks.get(i), root);
        }
        return root;
    }

    /** The peaks as text, to be stored beside the size. */
    public String encoded() {
        return String.join(",", peaks.stream().map(Hash::base64).toList());
    }
}
