package io.guanhu.tlog.tree;

import java.util.List;

/** Checks proofs as a verifier who has only the roots (RFC 9162, section 2.1). */
public final class ProofCheck {

    private ProofCheck() {}

    /** Whether the proof leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
    public static boolean included(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long position = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (odd(position) || position == last) {
                hash = Hash.ofNode(sibling, hash);
                while (!odd(position) && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the newer tree extends the older one (RFC 9162, section 2.1.4.2). */
    public static boolean consistent(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
        if (older == newer) {
            return proof.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older == 0) {
            return proof.isEmpty() && olderRoot.equals(Hash.ofNothing());
        }
        if (older < 0 || older > newer) {
            return false;
        }
        boolean wholeSubtree = Long.bitCount(older) == 1;
        if (!wholeSubtree && proof.isEmpty()) {
            return false;
        }
        Hash first = wholeSubtree ? olderRoot : proof.getFirst();
        return climb(older, newer, first, wholeSubtree ? proof : proof.subList(1, proof.size()), olderRoot, newerRoot);
    }

    private static boolean climb(long older, long newer, Hash first, List<Hash> rest, Hash olderRoot, Hash newerRoot) {
        long position = older - 1;
        long last = newer - 1;
        while (odd(position)) {
            position >>= 1;
            last >>= 1;
        }
        Hash left = first;
        Hash right = first;
        for (Hash sibling : rest) {
            if (last == 0) {
                return false;
            }
            if (odd(position) || position == last) {
                left = Hash.ofNode(sibling, left);
                right = Hash.ofNode(sibling, right);
                while (!odd(position) && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                right = Hash.ofNode(right, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && left.equals(olderRoot) && right.equals(newerRoot);
    }

    private static boolean odd(long number) {
        return (number & 1) == 1;
    }
}
