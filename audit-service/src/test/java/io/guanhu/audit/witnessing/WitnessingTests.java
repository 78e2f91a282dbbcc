package io.guanhu.audit.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.LogCheck.Kind;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.standing.LogTables;
import io.guanhu.audit.standing.key.Countersigning;
import io.guanhu.audit.standing.key.OutsideSigner;
import io.guanhu.audit.witnessing.InMemoryWitness.Answer;
import io.guanhu.audit.witnessing.Witnessing.Progress;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TrustPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three witnesses, of which two are enough. */
class WitnessingTests {

    private static final Duration NEXT_LOOK = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private InMemoryLog log;
    private InMemoryAppends appends;
    private InMemoryWitness first;
    private InMemoryWitness second;
    private InMemoryWitness third;
    private InMemoryCosignatureStore store;
    private Witnessing witnessing;

    @BeforeEach
    void hasWitnesses() {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        store = new InMemoryCosignatureStore(log);
        first = new InMemoryWitness("first", log.memory().clock());
        second = new InMemoryWitness("second", log.memory().clock());
        third = new InMemoryWitness("third", log.memory().clock());
        witnessing = witnessing(policy(log.key().verifier().verifierKey()), OutsideSigner.inTheFile(log));
    }

    private TrustPolicy policy(String key) {
        return TrustPolicy.parse("log " + key + "\n" + first.policyLine() + second.policyLine() + third.policyLine()
                + "group most 2 first second third\nquorum most\n");
    }

    private Witnessing witnessing(TrustPolicy policy, Countersigning countersigning) {
        Asking asking = new Asking(
                InMemoryWitness.client(first, second, third),
                store,
                log.tiles(),
                log.keys(),
                log.contradictions(),
                log.memory().clock());
        return new Witnessing(
                policy,
                asking,
                countersigning,
                store,
                log.contradictions(),
                log.memory().clock());
    }

    private Duration round() {
        return log.memory().get(witnessing.round());
    }

    private void later(Duration duration) {
        log.memory().clock().pass(duration);
    }

    private SignedNote witnessed() {
        return LogTables.newest(log.tables().cosigned()).orElseThrow();
    }

    @Test
    void asksNoWitnessAboutAnEmptyLog() {
        assertThat(round()).isEqualTo(NEXT_LOOK);

        assertThat(first.asked()).isEmpty();
        assertThat(witnessing.progress()).isEqualTo(new Progress(0, 0, null));
    }

    @Test
    void storesACheckpointWithEnoughCosignatures() {
        appends.append(Acts.attempt(), Acts.attempt());

        assertThat(round()).isEqualTo(NEXT_LOOK);

        TrustPolicy policy = policy(log.key().verifier().verifierKey());
        assertThat(QuorumCheck.check(witnessed(), policy))
                .isInstanceOfSatisfying(
                        QuorumCheck.Met.class,
                        met -> assertThat(met.witnesses()).containsOnlyKeys("first", "second", "third"));
        assertThat(witnessing.progress()).isEqualTo(new Progress(2, 2, null));
        assertThat(witnessing.witnesses())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.trouble()).isNull());
    }

    @Test
    void asksAgainOnlyAboutALongerLog() {
        appends.append(Acts.attempt());
        round();
        round();
        assertThat(first.asked()).hasSize(1);

        appends.append(Acts.attempt());
        round();
        assertThat(first.asked()).hasSize(2);
        assertThat(witnessing.progress()).isEqualTo(new Progress(2, 2, null));
    }

    @Test
    void oneWitnessMayBeAway() {
        third.isAway();
        appends.append(Acts.attempt());

        round();

        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
        assertThat(witnessing.witnesses()).extracting(WitnessState::trouble).containsExactly(null, null, "away");
    }

    @Test
    void waitsUntilEnoughAreBackAndSettlesWithTheFirstAnswersToo() {
        second.isAway();
        third.isAway();
        appends.append(Acts.attempt());
        round();
        later(Duration.ofMinutes(1));
        round();
        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 0, Memory.NOW));
        assertThat(log.tables().cosigned()).isEmpty();

        second.isHonest();
        later(Duration.ofMinutes(1));
        round();

        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
        assertThat(first.asked()).hasSize(1);
    }

    @Test
    void countsTheWaitFromTheLastProgress() {
        appends.append(Acts.attempt());
        round();
        second.isAway();
        third.isAway();
        later(Duration.ofMinutes(1));
        appends.append(Acts.attempt());
        round();

        Instant since = Memory.NOW.plus(Duration.ofMinutes(1));
        assertThat(witnessing.progress()).isEqualTo(new Progress(2, 1, since));
        later(Duration.ofMinutes(1));
        round();
        assertThat(witnessing.progress()).isEqualTo(new Progress(2, 1, since));
    }

    @Test
    void asksAWitnessAgainAtOnceIfItNamedAnotherSize() {
        appends.append(Acts.attempt());
        first.hasSeen(log.tables().newest().orElseThrow());
        appends.append(Acts.attempt());

        assertThat(round()).isEqualTo(Duration.ofMillis(20));
        assertThat(round()).isEqualTo(NEXT_LOOK);
        assertThat(first.asked()).hasSize(2);
        assertThat(second.asked()).hasSize(1);
        assertThat(witnessing.witnesses().getFirst().cosigned()).isEqualTo(2);
    }

    /** A restarted process knows no answers, but the stored ones count. */
    @Test
    void goesOnAfterARestart() {
        second.isAway();
        third.isAway();
        appends.append(Acts.attempt());
        round();
        first.isAway();
        second.isHonest();
        witnessing = witnessing(policy(log.key().verifier().verifierKey()), OutsideSigner.inTheFile(log));

        round();

        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
    }

    @Test
    void rejectsASingleWitnessWithoutEvidence() {
        first.does(_ -> Answer.of(422));
        appends.append(Acts.attempt());

        round();

        assertThat(log.compared()).isNull();
        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
    }

    @Test
    void acceptsAQuorumOfWitnesses() {
        first.does(_ -> Answer.of(422));
        third.does(_ -> Answer.of(422));
        appends.append(Acts.attempt());

        round();

        assertThat(log.compared()).isEqualTo(Kind.CONTRADICTED);
        assertThat(log.tables().cosigned()).isEmpty();
    }

    @Test
    void asksNoWitnessAboutWhatTheExternalKeyHasNotSigned() {
        OutsideSigner outside = new OutsideSigner();
        outside.fails(new RootHolderUnavailableException("away"));
        witnessing = witnessing(policy(outside.verifier().verifierKey()), outside.countersigning(log));
        appends.append(Acts.attempt());

        assertThat(round()).isEqualTo(NEXT_LOOK);
        assertThat(first.asked()).isEmpty();
        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 0, Memory.NOW));

        outside.signs();
        later(Duration.ofMinutes(1));
        round();
        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
        assertThat(witnessed().isSignedBy(outside.verifier())).isTrue();
    }

    @Test
    void aKeyOutsideIsEnoughForAPolicyWithoutWitnesses() {
        OutsideSigner outside = new OutsideSigner();
        TrustPolicy nobody = TrustPolicy.parse("log " + outside.verifier().verifierKey() + "\nquorum none\n");
        witnessing = witnessing(nobody, outside.countersigning(log));
        appends.append(Acts.attempt());

        round();

        assertThat(witnessed().isSignedBy(outside.verifier())).isTrue();
        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 1, null));
    }

    @Test
    void nothingWaitsWithoutWitnessesAndKeyOutside() {
        TrustPolicy nobody = TrustPolicy.parse("log " + log.key().verifier().verifierKey() + "\nquorum none\n");
        witnessing = witnessing(nobody, OutsideSigner.inTheFile(log));
        appends.append(Acts.attempt());

        round();

        assertThat(witnessing.progress()).isEqualTo(new Progress(1, 0, null));
    }

    @Test
    void tidiesUpFromTimeToTime() {
        appends.append(Acts.attempt());
        for (int i = 0; i < 999; i++) {
            round();
        }
        assertThat(store.tidied()).isEmpty();

        round();

        assertThat(store.tidied()).containsExactly(Memory.NOW.minus(Duration.ofDays(1)));
    }
}
