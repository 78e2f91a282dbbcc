package io.guanhu.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTests {

    @Test
    void tellsTheRootThatTheWholeTreeTellsAtEverySize() {
        List<Hash> leaves = ReferenceTree.numbered(70);
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(frontier.root()).isEqualTo(MerkleTree.root(ReferenceTree.nodes(leaves), size));
            if (size < leaves.size()) {
                frontier = frontier.with(leaves.get(size));
            }
        }
    }

    @Test
    void survivesBeingWrittenDown() {
        Frontier frontier = Frontier.EMPTY;
        for (Hash leaf : ReferenceTree.numbered(13)) {
            assertThat(Frontier.decode(frontier.size(), frontier.encoded())).isEqualTo(frontier);
            frontier = frontier.with(leaf);
        }
    }

    @Test
    void isNotOfAnotherSize() {
        String peaks = Frontier.EMPTY.with(Hash.ofNothing()).encoded();

        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.decode(3, peaks));
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.decode(0, peaks));
    }
}
