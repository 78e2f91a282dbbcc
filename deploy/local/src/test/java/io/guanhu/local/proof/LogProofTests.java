package io.guanhu.local.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTests {

    private final LogKey key = new LogKey("guanhu.example/audit");

    @ParameterizedTest(name = "a log of {0} entries")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 33})
    void provesEveryEntryOf(int size) {
        List<byte[]> leaves = leaves(size);
        String note = key.note(size, root(leaves));

        for (int at = 0; at < size; at++) {
            var proof = new LogProof(leaves.get(at), at, size, path(at, leaves), note);
            assertThat(proof.verify(key.verifierKey()).path("n").asInt()).isEqualTo(at);
        }
    }

    @Test
    void provesNothingElse() {
        List<byte[]> leaves = leaves(7);
        String note = key.note(7, root(leaves));
        List<byte[]> path = path(3, leaves);

        refuses(new LogProof(leaves.get(4), 3, 7, path, note), "another entry");
        refuses(new LogProof(leaves.get(3), 2, 7, path, note), "another place");
        refuses(new LogProof(leaves.get(3), 7, 7, path, note), "a place beyond the log");
        refuses(new LogProof(leaves.get(3), 3, 8, path, note), "another size");
        refuses(new LogProof(leaves.get(3), 3, 7, path.subList(0, 2), note), "a shorter path");
        refuses(new LogProof(leaves.get(3), 3, 7, path, note.replace("\n7\n", "\n6\n")), "an edited checkpoint");
        assertThatThrownBy(() -> new LogProof(leaves.get(3), 3, 7, path, note)
                        .verify(new LogKey("guanhu.example/audit").verifierKey()))
                .as("another key of the same name")
                .isInstanceOf(NotProvenException.class);
    }

    private void refuses(LogProof proof, String what) {
        assertThatThrownBy(() -> proof.verify(key.verifierKey())).as(what).isInstanceOf(NotProvenException.class);
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(at -> ("{\"n\":" + at + "}").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** By the definition in RFC 6962, section 2.1. */
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return MerkleHash.ofLeaf(leaves.getFirst());
        }
        int half = half(leaves.size());
        return MerkleHash.ofNode(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    /** By the definition in RFC 6962, section 2.1.1. */
    private static List<byte[]> path(int at, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int half = half(leaves.size());
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        List<byte[]> path = new ArrayList<>(at < half ? path(at, left) : path(at - half, right));
        path.add(at < half ? root(right) : root(left));
        return path;
    }

    private static int half(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
