package io.guanhu.tlog.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The tree that RFC 6962's reference implementations test with, and others, computed naively. */
public final class ReferenceTree {

    static final List<Hash> LEAVES = List.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
            .toList();

    private ReferenceTree() {}

    static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }

    static List<Hash> hashes(String... hex) {
        return List.of(hex).stream().map(ReferenceTree::hash).toList();
    }

    public static List<Hash> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.ofLeaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    public static MerkleTree.Nodes nodes(List<Hash> leaves) {
        return (height, index) -> {
            List<Hash> row = leaves.subList((int) index << height, (int) (index + 1) << height);
            while (row.size() > 1) {
                List<Hash> above = new ArrayList<>();
                for (int i = 0; i < row.size(); i += 2) {
                    above.add(Hash.ofNode(row.get(i), row.get(i + 1)));
                }
                row = above;
            }
            return row.getFirst();
        };
    }
}
