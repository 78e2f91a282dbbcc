package io.guanhu.privacy.ledger;

import static io.guanhu.privacy.ledger.InMemoryWitness.NAME;
import static io.guanhu.privacy.ledger.LedgerDesk.report;
import static io.guanhu.privacy.ledger.LedgerDesk.survey;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.proof.AddCheckpoint;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CosigningTests {

    private final LedgerDesk desk = new LedgerDesk();

    @BeforeEach
    void thereAreEntries() {
        for (int i = 0; i < 5; i++) {
            desk.store.add("{\"entry\":%d}".formatted(i));
        }
    }

    /** Brings the witness, which is known to have seen a head, up to the first entries. */
    private void catchUp(Survey survey, long size) {
        desk.memory.run(desk.cosigning.catchUp(survey, desk.head(size)));
    }

    private static Survey nothingSeen() {
        return survey(report(NAME, null));
    }

    private void answers(WitnessReply... replies) {
        for (WitnessReply reply : replies) {
            desk.witness.replies.add(Mono.just(reply));
        }
    }

    private double gauge(String name) {
        return desk.meters
                .get("guanhu.ledger.witness." + name)
                .tag("witness", NAME)
                .gauge()
                .value();
    }

    private void trouble(int trouble, int behind) {
        assertThat(gauge("trouble")).isEqualTo(trouble);
        assertThat(gauge("behind")).isEqualTo(behind);
    }

    @Test
    void asksAWitnessThatHasSeenNothing() {
        catchUp(nothingSeen(), 5);

        assertThat(desk.witness.asked).singleElement().satisfies(asked -> {
            assertThat(asked.old()).isZero();
            assertThat(asked.proof()).isEmpty();
            assertThat(asked.checkpoint())
                    .isEqualTo(SignedNote.parse(desk.head(5).note()));
        });
        trouble(0, 0);
        assertThat(desk.cosigning.refuted()).isFalse();
    }

    @Test
    void provesThatTheLedgerOnlyGrew() {
        catchUp(survey(report(NAME, desk.head(2))), 5);

        AddCheckpoint asked = desk.witness.asked.getFirst();
        assertThat(asked.old()).isEqualTo(2);
        assertThat(ProofCheck.consistent(
                        2, desk.store.tree(2).root(), 5, desk.store.tree(5).root(), asked.proof()))
                .isTrue();
    }

    @Test
    void provesItAgainWhenTheLedgerHasGrown() {
        catchUp(nothingSeen(), 3);
        desk.memory.clock().pass(Duration.ofSeconds(2));
        catchUp(survey(report(NAME, desk.head(3))), 5);

        AddCheckpoint asked = desk.witness.asked.getLast();
        assertThat(asked.old()).isEqualTo(3);
        assertThat(ProofCheck.consistent(
                        3, desk.store.tree(3).root(), 5, desk.store.tree(5).root(), asked.proof()))
                .isTrue();
    }

    @Test
    void doesNotAskWitnessesThatHaveTheHead() {
        LedgerHead head = desk.head(5);
        desk.memory.run(desk.cosigning.catchUp(survey(report(NAME, head)), head));

        assertThat(desk.witness.asked).isEmpty();
    }

    @Test
    void asksNoWitnessForAnEmptyLedgerOrWithoutAReport() {
        catchUp(nothingSeen(), 0);
        catchUp(survey(report("directory", null)), 5);

        assertThat(desk.witness.asked).isEmpty();
    }

    @Test
    void asksAgainFromTheSizeThatTheWitnessKnows() {
        answers(new WitnessReply.OtherSize(3));

        catchUp(nothingSeen(), 5);

        assertThat(desk.witness.asked).extracting(AddCheckpoint::old).containsExactly(0L, 3L);
        trouble(0, 0);
    }

    @Test
    void raisesTheAlarmIfAWitnessHasSeenALongerLedger() {
        answers(new WitnessReply.OtherSize(6));

        catchUp(nothingSeen(), 5);

        assertThat(desk.witness.asked).hasSize(1);
        trouble(2, 5);
    }

    @Test
    void asksNoThirdTime() {
        answers(new WitnessReply.OtherSize(3), new WitnessReply.OtherSize(2));

        catchUp(nothingSeen(), 5);

        assertThat(desk.witness.asked).hasSize(2);
        trouble(2, 2);
    }

    @Test
    void raisesTheAlarmIfAWitnessDisputesTheLedger() {
        answers(new WitnessReply.Contradicts(422));

        catchUp(survey(report(NAME, desk.head(2))), 5);

        trouble(2, 3);
    }

    @Test
    void leavesAWitnessThatDoesNotCosignAloneForAWhile() {
        answers(new WitnessReply.Refused(503));
        catchUp(nothingSeen(), 5);
        trouble(1, 5);

        desk.memory.clock().pass(Duration.ofSeconds(29));
        catchUp(nothingSeen(), 5);
        assertThat(desk.witness.asked).hasSize(1);

        desk.memory.clock().pass(Duration.ofSeconds(1));
        catchUp(nothingSeen(), 5);
        assertThat(desk.witness.asked).hasSize(2);
        trouble(0, 0);
    }

    @Test
    void leavesAWitnessThatCosignedAloneForAMoment() {
        catchUp(nothingSeen(), 4);
        catchUp(survey(report(NAME, desk.head(4))), 5);
        assertThat(desk.witness.asked).hasSize(1);

        desk.memory.clock().pass(Duration.ofSeconds(2));
        catchUp(survey(report(NAME, desk.head(4))), 5);
        assertThat(desk.witness.asked).hasSize(2);
    }

    @Test
    void goesOnWithoutAWitnessThatCannotBeReached() {
        desk.witness.replies.add(Mono.error(new IllegalStateException("away")));

        catchUp(nothingSeen(), 5);

        trouble(1, 5);
        assertThat(desk.cosigning.refuted()).isFalse();
    }

    /** Somebody has rewritten the database. */
    @Test
    void isRefutedByAHeadThatThisLedgerDoesNotExtend() {
        LedgerHead other = desk.head(desk.store.tree(1).with(Hash.ofLeaf(new byte[] {1})), Memory.NOW.minusSeconds(9));

        catchUp(survey(report(NAME, other)), 5);

        assertThat(desk.cosigning.refuted()).isTrue();
        assertThat(desk.witness.asked).isEmpty();
    }
}
