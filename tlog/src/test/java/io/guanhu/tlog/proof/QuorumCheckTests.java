package io.guanhu.tlog.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.tlog.Sample;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck.Met;
import io.guanhu.tlog.proof.QuorumCheck.NotMet;
import io.guanhu.tlog.proof.QuorumCheck.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two of three witnesses, of which one may lie and one may be away. */
class QuorumCheckTests {

    private final NoteSigner log = Sample.log();
    private final List<Cosigner> witnesses = List.of(
            Sample.witness("w.example/0"), Sample.witness("w.example/1"), Sample.postQuantumWitness("w.example/2"));
    private final TrustPolicy policy = policy(log);
    private final SignedNote note = log.sign(Sample.head(7));

    private TrustPolicy policy(NoteSigner... logs) {
        String text = Stream.of(logs)
                        .map(each -> "log " + each.verifier().verifierKey() + "\n")
                        .collect(Collectors.joining())
                + "witness W0 "
                + witnesses.get(0).verifier().verifierKey()
                + "\n"
                + "witness W1 "
                + witnesses.get(1).verifier().verifierKey()
                + "\n"
                + "witness W2 "
                + witnesses.get(2).verifier().verifierKey()
                + "\n"
                + "group most 2 W0 W1 W2\nquorum most\n";
        return TrustPolicy.parse(text);
    }

    private SignedNote cosignedBy(SignedNote start, int... numbers) {
        SignedNote cosigned = start;
        for (int number : numbers) {
            cosigned = witnesses.get(number).cosign(cosigned, Sample.NOW);
        }
        return cosigned;
    }

    @Test
    void isMetByTwoOfThree() {
        for (int away = 0; away < 3; away++) {
            int first = away == 0 ? 1 : 0;
            int second = away == 2 ? 1 : 2;

            assertThat(QuorumCheck.check(cosignedBy(note, first, second), policy))
                    .isInstanceOfSatisfying(Met.class, met -> {
                        assertThat(met.checkpoint()).isEqualTo(Sample.head(7));
                        assertThat(met.witnesses().keySet()).isEqualTo(Set.of("W" + first, "W" + second));
                        assertThat(met.at()).contains(Sample.NOW);
                    });
        }
    }

    @Test
    void isNotMetByOne() {
        assertThat(QuorumCheck.check(cosignedBy(note, 1), policy))
                .isEqualTo(new NotMet(Reason.TOO_FEW_WITNESSES, List.of("W0", "W2")));
        assertThat(QuorumCheck.check(note, policy))
                .isEqualTo(new NotMet(Reason.TOO_FEW_WITNESSES, List.of("W0", "W1", "W2")));
    }

    @Test
    void onePresentTwiceIsOne() {
        SignedNote twice = witnesses.get(1).cosign(cosignedBy(note, 1), Sample.NOW.plusSeconds(5));

        assertThat(QuorumCheck.check(twice, policy)).isInstanceOf(NotMet.class);
    }

    @Test
    void aLineOfAnotherCheckpointSpoilsTheNote() {
        SignedNote older = cosignedBy(log.sign(Sample.head(6)), 0);
        SignedNote lying = withLinesOf(cosignedBy(note, 1, 2), older);

        assertThat(QuorumCheck.check(lying, policy)).isEqualTo(new NotMet(Reason.COSIGNATURE_WRONG, List.of("W0")));
    }

    @Test
    void aStrangerUnderAKnownNameIsPassedOver() {
        Cosigner impostor = Sample.witness("w.example/0");
        SignedNote note = impostor.cosign(cosignedBy(this.note, 1), Sample.NOW);

        assertThat(QuorumCheck.check(note, policy))
                .isEqualTo(new NotMet(Reason.TOO_FEW_WITNESSES, List.of("W0", "W2")));
    }

    @Test
    void witnessesDoNotStandForTheLog() {
        SignedNote foreign = cosignedBy(Sample.log().sign(Sample.head(7)), 0, 1, 2);

        assertThat(QuorumCheck.check(foreign, policy))
                .isEqualTo(new NotMet(Reason.NOT_SIGNED_BY_THE_LOG, List.of(Sample.ORIGIN)));
    }

    @Test
    void aSignatureOfTheLogOverSomethingElseIsRefused() {
        SignedNote moved =
                new SignedNote(Sample.head(8).text(), log.sign(Sample.head(7)).signatures());

        assertThat(QuorumCheck.check(cosignedBy(moved, 0, 1, 2), policy))
                .isEqualTo(new NotMet(Reason.LOG_SIGNATURE_WRONG, List.of(Sample.ORIGIN)));
    }

    @Test
    void knowsItsLogsOnly() {
        NoteSigner other = new NoteSigner("other.example", Sample.pair("Ed25519"));
        Checkpoint head = new Checkpoint("other.example", 7, Sample.head(7).root());

        assertThat(QuorumCheck.check(cosignedBy(other.sign(head), 0, 1), policy))
                .isEqualTo(new NotMet(Reason.UNKNOWN_LOG, List.of("other.example")));
        // The key is known, but for another origin: its name must be the log's.
        assertThat(QuorumCheck.check(cosignedBy(log.sign(head), 0, 1), policy))
                .isEqualTo(new NotMet(Reason.UNKNOWN_LOG, List.of("other.example")));
    }

    @Test
    void oldAndNewKeyOfALogAreBothGoodWhileKeysChange() {
        NoteSigner next = Sample.log();
        TrustPolicy both = policy(log, next);

        assertThat(QuorumCheck.check(cosignedBy(note, 0, 1), both)).isInstanceOf(Met.class);
        assertThat(QuorumCheck.check(cosignedBy(next.sign(Sample.head(8)), 0, 1), both))
                .isInstanceOf(Met.class);
        SignedNote overlap = next.countersign(note);
        assertThat(QuorumCheck.check(cosignedBy(overlap, 0, 1), policy)).isInstanceOf(Met.class);
        assertThat(QuorumCheck.check(cosignedBy(overlap, 0, 1), both)).isInstanceOf(Met.class);
    }

    @Test
    void refusesWhatIsNoCheckpoint() {
        SignedNote note = log.countersign(new SignedNote("bank.example/audit\nseven\n"));

        assertThat(QuorumCheck.check(note, policy)).isEqualTo(new NotMet(Reason.NOT_A_CHECKPOINT, List.of()));
    }

    @Test
    void saysWhyInWords() {
        assertThat(((NotMet) QuorumCheck.check(cosignedBy(note, 1), policy)).inWords())
                .isEqualTo("too few witnesses have cosigned the checkpoint; not cosigned by: W0, W2");
    }

    private static SignedNote withLinesOf(SignedNote note, SignedNote other) {
        return SignedNote.parse(note + other.signatures().getLast() + "\n");
    }
}
