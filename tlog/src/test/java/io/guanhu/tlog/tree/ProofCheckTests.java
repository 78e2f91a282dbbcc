package io.guanhu.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofCheckTests {

    private static final int SIZE = 40;

    private final List<Hash> leaves = ReferenceTree.numbered(SIZE);
    private final MerkleTree.Nodes nodes = ReferenceTree.nodes(leaves);

    @Test
    void acceptsEveryTrueInclusionAndNoOther() {
        for (int size = 1; size <= SIZE; size++) {
            Hash root = MerkleTree.root(nodes, size);
            for (int i = 0; i < size; i++) {
                List<Hash> proof = MerkleTree.inclusion(nodes, i, size);
                Hash leaf = leaves.get(i);
                assertThat(ProofCheck.included(leaf, i, size, proof, root)).isTrue();
                assertThat(ProofCheck.included(Hash.ofNothing(), i, size, proof, root))
                        .isFalse();
                assertThat(ProofCheck.included(leaf, i + 1, size, proof, root)).isFalse();
                assertThat(ProofCheck.included(leaf, i, size, longer(proof), root))
                        .isFalse();
                assertThat(ProofCheck.included(leaf, i, size, proof, Hash.ofNothing()))
                        .isFalse();
            }
        }
    }

    @Test
    void acceptsEveryTrueConsistencyAndNoOther() {
        for (int newer = 1; newer <= SIZE; newer++) {
            Hash newerRoot = MerkleTree.root(nodes, newer);
            for (int older = 1; older <= newer; older++) {
                Hash olderRoot = MerkleTree.root(nodes, older);
                List<Hash> proof = MerkleTree.consistency(nodes, older, newer);
                assertThat(ProofCheck.consistent(older, olderRoot, newer, newerRoot, proof))
                        .isTrue();
                assertThat(ProofCheck.consistent(older, leaves.get(1), newer, newerRoot, proof))
                        .isFalse();
                assertThat(ProofCheck.consistent(older, olderRoot, newer, olderRoot, proof))
                        .isEqualTo(older == newer);
                assertThat(ProofCheck.consistent(older, olderRoot, newer, newerRoot, longer(proof)))
                        .isFalse();
            }
        }
    }

    private static List<Hash> longer(List<Hash> proof) {
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(Hash.ofNothing());
        return longer;
    }
}
