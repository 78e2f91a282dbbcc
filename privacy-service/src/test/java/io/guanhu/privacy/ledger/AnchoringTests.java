package io.guanhu.privacy.ledger;

import static io.guanhu.privacy.ledger.LedgerDesk.report;
import static io.guanhu.privacy.ledger.LedgerDesk.survey;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.ledger.Anchors.Report;
import io.guanhu.platform.ledger.Anchors.Survey;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.tree.Hash;
import org.junit.jupiter.api.Test;

class AnchoringTests {

    private final LedgerDesk desk = new LedgerDesk();

    /** A signed head over so many entries. */
    private LedgerHead signed(int size) {
        while (desk.store.entries.size() < size) {
            desk.store.add("{\"entry\":%d}".formatted(desk.store.entries.size()));
        }
        LedgerHead head = desk.head(size);
        desk.memory.run(desk.store.keep(desk.store.tree(size), head.note(), head.at()));
        return head;
    }

    private boolean carry(LedgerHead head) {
        Survey survey =
                survey(report(desk.directory.name(), desk.directory.head), report(desk.topic.name(), desk.topic.head));
        return desk.memory.get(desk.anchoring.copy(survey, desk.row(head.size()), head));
    }

    @Test
    void copiesEntriesAndThenTheHeadToEveryAnchor() {
        LedgerHead head = signed(3);

        assertThat(carry(head)).isTrue();

        for (InMemoryAnchor anchor : new InMemoryAnchor[] {desk.directory, desk.topic}) {
            assertThat(anchor.entries).isEqualTo(desk.store.entries);
            assertThat(anchor.head).isEqualTo(head);
        }
        assertThat(desk.row(3).anchored()).isTrue();
    }

    @Test
    void copiesOnlyWhatIsMissing() {
        LedgerHead first = signed(2);
        carry(first);
        LedgerHead second = signed(5);

        carry(second);

        assertThat(desk.directory.appended).containsExactly(2, 3);
        assertThat(desk.directory.entries).isEqualTo(desk.store.entries);
    }

    @Test
    void copiesNothingTwice() {
        LedgerHead head = signed(2);
        carry(head);

        assertThat(carry(head)).isTrue();

        assertThat(desk.directory.appended).containsExactly(2);
    }

    @Test
    void isNotDoneUntilEveryAnchorHasIt() {
        LedgerHead head = signed(2);
        desk.directory.down = true;

        assertThat(carry(head)).isFalse();
        assertThat(desk.row(2).anchored()).isFalse();
        assertThat(desk.topic.head).isEqualTo(head);

        desk.directory.down = false;
        assertThat(carry(head)).isTrue();
        assertThat(desk.row(2).anchored()).isTrue();
        assertThat(desk.topic.appended).as("has it already").containsExactly(2);
    }

    /** What an anchor has cannot be taken back. */
    @Test
    void copiesNoLedgerThatHasAGap() {
        LedgerHead head = signed(3);
        desk.store.entries.remove(1);

        assertThat(carry(head)).isFalse();

        assertThat(desk.directory.entries).isEmpty();
        assertThat(desk.directory.head).isNull();
        assertThat(desk.row(3).anchored()).isFalse();
    }

    @Test
    void copiesALongLedgerPageByPage() {
        carry(signed(1_100));

        assertThat(desk.directory.appended).containsExactly(500, 500, 100);
        assertThat(desk.directory.entries).isEqualTo(desk.store.entries);
    }

    @Test
    void copiesAHeadThatWasSignedAgainWithoutItsEntries() {
        carry(signed(2));
        desk.memory.clock().pass(LedgerDesk.HEAD_INTERVAL);
        LedgerHead again = signed(2);

        carry(again);

        assertThat(desk.directory.head).isEqualTo(again);
        assertThat(desk.directory.appended).containsExactly(2);
    }

    @Test
    void tellsWhetherAnAnchorLags() {
        LedgerHead before = signed(1);
        LedgerHead head = signed(2);
        Report there = report(desk.directory.name(), head);

        assertThat(desk.anchoring.lag(survey(there, report(desk.topic.name(), head)), head))
                .isFalse();
        assertThat(desk.anchoring.lag(survey(there, report(desk.topic.name(), before)), head))
                .isTrue();
        assertThat(desk.anchoring.lag(survey(there, report(desk.topic.name(), null)), head))
                .isTrue();
        assertThat(desk.anchoring.lag(survey(there, unreadable()), head))
                .as("nothing can be copied there now")
                .isFalse();
    }

    private Report unreadable() {
        return new Report(desk.topic.name(), null, "away", false, true);
    }

    @Test
    void callsAHeadOfAnotherTreeNone() {
        LedgerHead head = signed(2);
        LedgerHead other = desk.head(desk.store.tree(1).with(Hash.ofLeaf(new byte[] {1})), Memory.NOW);

        assertThat(desk.anchoring.lag(
                        survey(report(desk.directory.name(), head), report(desk.topic.name(), other)), head))
                .isTrue();
    }
}
