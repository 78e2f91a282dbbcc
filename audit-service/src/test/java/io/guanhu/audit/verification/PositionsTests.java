package io.guanhu.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.tree.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTests {

    private final NoteSigner signer = InMemoryLog.signer();
    private final Positions positions = new Positions(signer, signer.verifier());
    private final Frontier three = frontier(3);

    private static Frontier frontier(int size) {
        Frontier frontier = Frontier.of(0, List.of());
        for (int i = 0; i < size; i++) {
            frontier.add(Hash.ofLeaf(new byte[] {(byte) i}).bytes(), (_, _, _) -> {});
        }
        return frontier;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 200})
    void givesBackWhatItWrote(int size) {
        Frontier written = frontier(size);

        assertThat(positions.read("tail", positions.write("tail", written)))
                .hasValueSatisfying(read -> assertThat(read)
                        .returns(written.size(), Frontier::size)
                        .returns(written.root(), Frontier::root)
                        .returns(written.subtrees(), Frontier::subtrees));
    }

    @Test
    void takesNoPositionOfAnotherVerification() {
        assertThat(positions.read("another", positions.write("tail", three))).isEmpty();
    }

    @Test
    void takesNoPositionThatAnotherKeySigned() {
        NoteSigner other = InMemoryLog.signer();

        assertThat(positions.read("tail", new Positions(other, other.verifier()).write("tail", three)))
                .isEmpty();
        assertThat(positions.read("tail", new Positions(other, signer.verifier()).write("tail", three)))
                .isEmpty();
    }

    @Test
    void takesNoOtherSubtreesForThoseThatWereSigned() {
        String written = positions.write("tail", three);
        String note = written.substring(0, written.indexOf(':'));
        String others = positions.write("tail", frontier(6)).substring(note.length());
        Hash forged = Hash.ofNothing();

        assertThat(positions.read("tail", note + others)).isEmpty();
        assertThat(positions.read("tail", note + ":" + forged.base64() + " " + forged.base64()))
                .isEmpty();
        assertThat(positions.read("tail", note + ":")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "nonsense", "bm90ZQ==:", "bm90ZQ==:bm90aGluZw=="})
    void takesNoNonsense(String position) {
        assertThat(positions.read("tail", position)).isEmpty();
    }
}
