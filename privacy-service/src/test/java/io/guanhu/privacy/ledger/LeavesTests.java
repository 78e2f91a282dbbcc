package io.guanhu.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.tree.Frontier;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeavesTests {

    private static final int MOST = 40;

    private final List<Hash> hashes = IntStream.range(0, MOST)
            .mapToObj(i -> Hash.ofLeaf(new byte[] {(byte) i}))
            .toList();
    private final Leaves leaves = new Leaves(hashes);

    @Test
    void haveTheRootThatGrowingGives() {
        Frontier grown = Frontier.EMPTY;
        for (int size = 0; size <= MOST; size++) {
            assertThat(leaves.root(size)).isEqualTo(grown.root());
            grown = size < MOST ? grown.with(hashes.get(size)) : grown;
        }
    }

    @Test
    void proveEveryBeginning() {
        for (int newer = 1; newer <= MOST; newer++) {
            for (int older = 0; older <= newer; older++) {
                List<Hash> proof = leaves.consistency(older, newer);
                assertThat(ProofCheck.consistent(older, leaves.root(older), newer, leaves.root(newer), proof))
                        .as("from %s to %s", older, newer)
                        .isTrue();
            }
        }
    }
}
