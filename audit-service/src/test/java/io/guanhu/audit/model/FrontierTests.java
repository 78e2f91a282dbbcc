package io.guanhu.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.TiledLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTests {

    private static final List<Hash> LEAVES =
            IntStream.range(0, 300).mapToObj(i -> Hash.ofLeaf(bytes("" + i))).toList();

    private final Frontier frontier = Frontier.of(0, List.of());
    private final List<String> completed = new ArrayList<>();

    @Test
    void hasTheRootOfTheTreeAtEverySize() {
        for (int size = 0; size < LEAVES.size(); size++) {
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).isEqualTo(rootAt(size));
            add(size);
        }
    }

    /** A check that continues where an earlier one stopped knows only this. */
    @Test
    void goesOnFromItsSubtrees() {
        for (int size = 0; size < 70; size++) {
            Frontier resumed = Frontier.of(size, frontier.subtrees());
            assertThat(resumed.size()).isEqualTo(size);
            assertThat(resumed.subtrees()).hasSize(Long.bitCount(size)).isEqualTo(frontier.subtrees());
            assertThat(resumed.root()).isEqualTo(rootAt(size));
            resumed.add(LEAVES.get(size).bytes(), this::completed);
            assertThat(resumed.root()).isEqualTo(rootAt(size + 1));
            add(size);
        }
    }

    @Test
    void tellsItsSubtreesTheSmallestFirst() {
        for (int leaf = 0; leaf < 6; leaf++) {
            add(leaf);
        }
        assertThat(frontier.subtrees()).containsExactly(Hash.ofNode(LEAVES.get(4), LEAVES.get(5)), rootAt(4));
    }

    @Test
    void tellsOfEverySubtreeThatALeafCompletes() {
        for (int leaf = 0; leaf < 4; leaf++) {
            add(leaf);
        }
        assertThat(completed)
                .containsExactly(
                        line(0, 0, LEAVES.get(0)),
                        line(0, 1, LEAVES.get(1)),
                        line(1, 0, rootAt(2)),
                        line(0, 2, LEAVES.get(2)),
                        line(0, 3, LEAVES.get(3)),
                        line(1, 1, Hash.ofNode(LEAVES.get(2), LEAVES.get(3))),
                        line(2, 0, rootAt(4)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 64", "1, 0", "2, 2", "0, 1", "3, 1"})
    void refusesMoreOrFewerSubtreesThanATreeHas(long size, int subtrees) {
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(size, LEAVES.subList(0, subtrees)));
    }

    @Test
    void hashesALeafWithinAnArray() {
        assertThat(Hash.of(frontier.hashOfLeaf(bytes("a leaf of it"), 2, 4))).isEqualTo(Hash.ofLeaf(bytes("leaf")));
    }

    private void add(int leaf) {
        frontier.add(LEAVES.get(leaf).bytes(), this::completed);
    }

    private void completed(int height, long index, byte[] hash) {
        completed.add(line(height, index, Hash.of(hash)));
    }

    private static String line(int height, long index, Hash hash) {
        return height + "/" + index + " " + hash.base64();
    }

    private static Hash rootAt(int size) {
        return TiledLog.append(0, Map.of(), LEAVES.subList(0, size)).root();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
