package io.guanhu.tlog.tree;

import static io.guanhu.tlog.tree.ReferenceTree.LEAVES;
import static io.guanhu.tlog.tree.ReferenceTree.hash;
import static io.guanhu.tlog.tree.ReferenceTree.hashes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors are those of the certificate-transparency reference implementations. */
class MerkleTreeTests {

    private static final String H01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String LEAF_0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String H23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String H4567 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String H67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String H0123 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String H45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private final MerkleTree.Nodes nodes = ReferenceTree.nodes(LEAVES);

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void computesTheRoot(int size, String root) {
        assertThat(MerkleTree.root(nodes, size)).isEqualTo(hash(root));
    }

    static Stream<Arguments> inclusions() {
        return Stream.of(
                Arguments.of(0, 1, hashes()),
                Arguments.of(0, 8, hashes(LEAF_1, H23, H4567)),
                Arguments.of(5, 8, hashes(LEAF_4, H67, H0123)),
                Arguments.of(2, 3, hashes(H01)),
                Arguments.of(1, 5, hashes(LEAF_0, H23, LEAF_4)));
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void provesInclusion(int leaf, int size, List<Hash> proof) {
        assertThat(MerkleTree.inclusion(nodes, leaf, size)).isEqualTo(proof);
    }

    static Stream<Arguments> consistencies() {
        return Stream.of(
                Arguments.of(1, 1, hashes()),
                Arguments.of(1, 8, hashes(LEAF_1, H23, H4567)),
                Arguments.of(6, 8, hashes(H45, H67, H0123)),
                Arguments.of(2, 5, hashes(H23, LEAF_4)));
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void provesConsistency(int older, int newer, List<Hash> proof) {
        assertThat(MerkleTree.consistency(nodes, older, newer)).isEqualTo(proof);
    }

    @Test
    void refusesToProveWhatIsNotThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusion(nodes, 5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.consistency(nodes, 6, 5));
    }
}
