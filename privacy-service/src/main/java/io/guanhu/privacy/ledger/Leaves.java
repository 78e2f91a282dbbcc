package io.guanhu.privacy.ledger;

import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import java.util.List;

/** The leaves of a tree, for computing roots and proofs. */
record Leaves(List<Hash> hashes) {

    Leaves {
        hashes = List.copyOf(hashes);
    }

    /** The root of the tree of the first {@code size} leaves. */
    Hash root(long size) {
        return MerkleTree.root(this::node, size);
    }

    /** The proof that a larger tree extends the tree of the first {@code older} leaves. */
    List<Hash> consistency(long older, long newer) {
        return older == 0 || older == newer ? List.of() : MerkleTree.consistency(this::node, older, newer);
    }

    private Hash node(int height, long index) {
        return height == 0
                ? hashes.get(Math.toIntExact(index))
                : Hash.ofNode(node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
    }
}
