package io.guanhu.audit.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.witnessing.InMemoryWitness.Answer;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.proof.TrustPolicy.Witness;
import io.guanhu.tlog.tree.Hash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One witness, asked about one checkpoint. */
class AskingTests {

    @TempDir
    private Path directory;

    private InMemoryLog log;
    private InMemoryAppends appends;
    private InMemoryWitness witness;
    private InMemoryCosignatureStore store;
    private Asking asking;
    private WitnessState state;

    @BeforeEach
    void hasALogOfTwo() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        appends.append(Acts.attempt(), Acts.attempt());
        witness = new InMemoryWitness("first", log.memory().clock());
        store = new InMemoryCosignatureStore(log);
        asking = new Asking(
                InMemoryWitness.client(witness),
                store,
                log.tiles(),
                log.keys(),
                log.contradictions(),
                log.memory().clock());
        state = WitnessState.initial(witness.url(), List.of(named("first", witness.cosigner())));
    }

    private Witness named(String name, Cosigner cosigner) {
        return new Witness(name, cosigner.verifier(), Optional.of(witness.url()));
    }

    private SignedNote newest() {
        return log.tables().newest().orElseThrow();
    }

    private void ask() {
        ask(newest());
    }

    private void ask(SignedNote note) {
        state = log.memory().get(asking.ask(state, note));
    }

    private List<String> kept(long size) {
        return log.memory().get(store.lines(size).collectList());
    }

    private boolean isContradicted() {
        return log.compared() == Kind.CONTRADICTED;
    }

    private void inTrouble(String code, boolean disputes) {
        assertThat(state)
                .returns(code, WitnessState::trouble)
                .returns(disputes, WitnessState::disputes)
                .returns(0L, WitnessState::cosigned)
                .returns(1, WitnessState::failures);
        assertThat(kept(2)).isEmpty();
    }

    @Test
    void keepsTheCosignatureOfAWitnessThatIsAskedForTheFirstTime() {
        ask();

        assertThat(state)
                .returns(2L, WitnessState::cosigned)
                .returns(2L, WitnessState::known)
                .returns(null, WitnessState::trouble);
        assertThat(kept(2))
                .singleElement()
                .satisfies(lines -> assertThat(newest().withThoseOf(state.keys(), lines)
                                .isSignedBy(state.keys().getFirst()))
                        .isTrue());
    }

    @Test
    void provesThatTheLogContinuesWhatTheWitnessKnows() {
        ask();
        appends.append(300, Acts::attempt);
        ask();

        assertThat(state.cosigned()).isEqualTo(302);
        assertThat(witness.asked()).extracting(AddCheckpoint::old).containsExactly(0L, 2L);
        assertThat(witness.asked().getLast().proof()).isNotEmpty();
    }

    @Test
    void learnsWhatTheWitnessKnowsAndAsksAgain() {
        witness.hasSeen(newest());
        appends.append(Acts.attempt());

        ask();
        assertThat(state).returns(2L, WitnessState::known).returns(0L, WitnessState::cosigned);
        assertThat(state.isDue(3, Instant.EPOCH)).isTrue();

        ask();
        assertThat(state).returns(3L, WitnessState::cosigned).returns(null, WitnessState::trouble);
    }

    @Test
    void acceptsThatAnotherReplicaAskedAboutALaterCheckpoint() {
        SignedNote older = newest();
        appends.append(Acts.attempt());
        witness.hasSeen(newest());

        ask(older);

        assertThat(state).returns(3L, WitnessState::known).returns(false, WitnessState::disputes);
        assertThat(isContradicted()).isFalse();
    }

    @Test
    void keepsTheEvidenceOfAWitnessThatSawALongerLog() {
        witness.hasSeen(log.sign(9, Hash.ofNothing()));

        ask();

        inTrouble("saw-9", true);
        assertThat(isContradicted()).isTrue();
        assertThat(directory.resolve("contradictions"))
                .isDirectoryContaining(file -> file.toString().endsWith(".txt"));
    }

    @Test
    void keepsTheEvidenceOfAWitnessThatSawAnotherRoot() {
        witness.hasSeen(log.sign(2, Hash.ofNothing()));
        witness.does(_ -> Answer.of(422));

        ask();

        inTrouble("says-422", true);
        assertThat(isContradicted()).isTrue();
    }

    @Test
    void rejectsADisputeWithoutEvidence() {
        witness.does(_ -> Answer.of(422));

        ask();

        inTrouble("says-422", true);
        assertThat(isContradicted()).isFalse();
    }

    @Test
    void takesWhatTheLogContainsForNoEvidence() {
        witness.hasSeen(newest());
        witness.does(_ -> Answer.of(409));

        ask();

        inTrouble("says-409", true);
        assertThat(isContradicted()).isFalse();
    }

    @Test
    void takesNothingThatAnotherKeySignedForEvidence() {
        NoteSigner foreign = InMemoryLog.signer();
        witness.hasSeen(foreign.sign(new Checkpoint(InMemoryLog.ORIGIN, 2, Hash.ofNothing())));
        witness.does(_ -> Answer.of(422));

        ask();

        inTrouble("says-422", true);
        assertThat(isContradicted()).isFalse();
    }

    @Test
    void disputesWithAWitnessThatKeepsNamingTheSameSize() {
        witness.does(_ -> Answer.size(1));
        ask();
        assertThat(state.disputes()).isFalse();

        ask();

        inTrouble("saw-1", true);
    }

    @Test
    void asksLaterWhomItCannotReachOrWhoDoesNotAnswerProperly() {
        witness.isAway();
        ask();
        inTrouble("away", false);
        Instant now = log.memory().clock().instant();
        assertThat(state.isDue(2, now)).isFalse();
        assertThat(state.isDue(2, now.plusMillis(500))).isTrue();

        witness.does(_ -> Answer.of(503));
        ask();
        assertThat(state).returns("answers-503", WitnessState::trouble).returns(2, WitnessState::failures);
        assertThat(state.isDue(2, now.plusMillis(999))).isFalse();
        assertThat(state.isDue(2, now.plusMillis(1000))).isTrue();

        witness.isHonest();
        ask();
        assertThat(state).returns(null, WitnessState::trouble).returns(0, WitnessState::failures);
    }

    @Test
    void takesNoNonsenseForACosignature() {
        witness.does(_ -> Answer.text("nonsense\n"));

        ask();

        inTrouble("answers-nonsense", false);
    }

    @Test
    void takesNoOtherSignatureForACosignature() {
        Instant now = log.memory().clock().instant();
        Cosigner stranger = InMemoryWitness.cosigner("first");
        SignedNote other = log.sign(2, Hash.ofNothing());
        for (SignedNote cosigned : List.of(
                stranger.cosign(newest(), now),
                witness.cosigner().cosign(other, now),
                witness.cosigner().cosign(newest(), now.plus(Duration.ofMinutes(6))))) {
            state = WitnessState.initial(witness.url(), state.witnesses());
            witness.does(_ -> Answer.cosigned(cosigned));

            ask();

            inTrouble("signs-something-else", false);
        }
    }

    @Test
    void allowsForAClockThatIsALittleAhead() {
        Instant ahead = log.memory().clock().instant().plus(Duration.ofMinutes(4));
        witness.does(request -> Answer.cosigned(witness.cosigner().cosign(request.checkpoint(), ahead)));

        ask();

        assertThat(state.cosigned()).isEqualTo(2);
    }

    @Test
    void demandsASignatureByEveryKeyOfAWitness() {
        List<Witness> both = new ArrayList<>(state.witnesses());
        both.add(named("second", InMemoryWitness.cosigner("second")));
        state = WitnessState.initial(witness.url(), both);

        ask();

        inTrouble("signs-something-else", false);
    }
}
