package io.guanhu.tlog.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.tlog.Sample;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.TlogProof.NotProven;
import io.guanhu.tlog.proof.TlogProof.Proven;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.MerkleTree;
import io.guanhu.tlog.tree.ReferenceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTests {

    private final NoteSigner log = Sample.log();
    private final Cosigner witness = Sample.witness("w.example");
    private final TrustPolicy policy = TrustPolicy.parse("log %s\nwitness W %s\nquorum W\n"
            .formatted(log.verifier().verifierKey(), witness.verifier().verifierKey()));
    private final SignedNote note = witness.cosign(log.sign(Sample.head(10)), Sample.NOW);

    @Test
    void provesEveryEntryAfterARoundTrip() {
        for (int i = 0; i < 10; i++) {
            TlogProof read = TlogProof.parse(proof(i, note).toString());

            assertThat(read).isEqualTo(proof(i, note));
            assertThat(read.check(leaf(i), policy)).isInstanceOf(Proven.class);
            assertThat(read.check(leaf(i + 1), policy))
                    .isEqualTo(new NotProven("the entry is not in the log of the checkpoint"));
        }
    }

    @Test
    void provesNothingWithoutTheQuorum() {
        assertThat(proof(3, log.sign(Sample.head(10))).check(leaf(3), policy))
                .isEqualTo(new NotProven("too few witnesses have cosigned the checkpoint; not cosigned by: W"));
    }

    @Test
    void passesOverExtraData() {
        String with = proof(3, note).toString().replace("@v1\n", "@v1\nextra YWdlLXYxLjIuMS1kYXJ3\n");

        assertThat(TlogProof.parse(with)).isEqualTo(proof(3, note));
    }

    @Test
    void isWrittenAsSpecified() {
        assertThat(proof(0, note).toString())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 0\n"
                        + Sample.LEAVES.get(1).base64())
                .contains("\n\nbank.example/audit\n10\n")
                .endsWith(note.signatures().getLast() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nNOTE",
                "c2sp.org/tlog-proof@v1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 00\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex -1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 1\r\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nNOTE"
            })
    void refusesWhatIsNoProof(String text) {
        String proof = text.replace("NOTE", note.toString());

        assertThatIllegalArgumentException().isThrownBy(() -> TlogProof.parse(proof));
    }

    private static TlogProof proof(int index, SignedNote note) {
        List<Hash> hashes = MerkleTree.inclusion(ReferenceTree.nodes(Sample.LEAVES), index, 10);
        return new TlogProof(index, hashes, note);
    }

    private static byte[] leaf(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
