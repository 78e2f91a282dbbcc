package io.guanhu.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.erasure.gate.ServingCondition.Objection;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.tree.Hash;
import io.guanhu.tlog.tree.ProofCheck;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerKeepingTests {

    private final LedgerDesk desk = new LedgerDesk();

    private void order() {
        desk.store.add(EventCodec.write(
                ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Memory.NOW)
                        .erase(Set.of(DataCategory.CONTACT))
                        .holders(Set.of("customer-service"))
                        .nonce("nonce")
                        .build()));
    }

    private void settledWith(int entries) {
        for (int i = 0; i < entries; i++) {
            order();
        }
        desk.settle();
        assertThat(desk.keeping.objection()).isEmpty();
    }

    private static void objects(LedgerKeeping process, LedgerCondition condition) {
        assertThat(process.condition()).isEqualTo(condition);
        assertThat(process.objection()).map(Objection::code).contains(condition.code());
    }

    @Test
    void servesNothingBeforeTheFirstComparison() {
        objects(desk.keeping, LedgerCondition.NOT_COMPARED);
    }

    @Test
    void signsAnEmptyLedgerAndTellsTheAnchors() {
        desk.settle();

        assertThat(desk.row(0).anchored()).isTrue();
        assertThat(desk.directory.head).isNotNull().returns(0L, LedgerHead::size);
        assertThat(desk.topic.head).isEqualTo(desk.directory.head);
        assertThat(desk.keeping.objection()).isEmpty();
    }

    @Test
    void signsAHeadForEveryEntryAndCarriesItOut() {
        settledWith(3);

        assertThat(desk.store.rows).containsOnlyKeys(0L, 1L, 2L, 3L);
        assertThat(desk.store.rows.values()).allMatch(SignedHeadStore.Row::anchored);
        assertThat(desk.keys.verified(desk.row(3).note()).root())
                .isEqualTo(desk.store.tree(3).root());
        assertThat(desk.directory.entries).isEqualTo(desk.store.entries);
        assertThat(desk.directory.head).isNotNull().returns(3L, LedgerHead::size);
        assertThat(desk.heads.known()).isEqualTo(3);
        assertThat(desk.witness.asked).isNotEmpty();
    }

    @Test
    void provesAnEntryByTheHeadThatEndsWithIt() {
        settledWith(3);

        var anchored = desk.memory.get(desk.heads.covering(3));

        assertThat(anchored.note()).isEqualTo(desk.row(3).note());
        assertThat(ProofCheck.included(
                        desk.store.entries.get(2).leaf(),
                        2,
                        3,
                        anchored.inclusion(),
                        desk.store.tree(3).root()))
                .isTrue();
        assertThat(desk.memory.run(desk.heads.covering(4))).isNull();
    }

    @Test
    void signsAgainOnceAHeadIsOld() {
        settledWith(1);
        Instant before = desk.row(1).signedAt();
        desk.memory.clock().pass(LedgerDesk.HEAD_INTERVAL);
        desk.settle();
        assertThat(desk.row(1).signedAt()).isEqualTo(before);

        desk.memory.clock().pass(LedgerDesk.INTERVAL);
        desk.settle();

        assertThat(desk.row(1).signedAt()).isAfter(before);
        assertThat(desk.directory.head).isNotNull().returns(desk.row(1).signedAt(), LedgerHead::at);
    }

    @Test
    void signsNothingWithAnUntrustedKey() {
        LedgerKeeping process = desk.started(new LedgerKeys(LedgerDesk.ORIGIN, List.of()));

        desk.settle(process);

        objects(process, LedgerCondition.KEY_UNKNOWN);
        assertThat(desk.store.rows).isEmpty();
    }

    @Test
    void signsNoFirstHeadUntilAllAnchorsCanBeRead() {
        desk.directory.down = true;
        desk.settle();
        objects(desk.keeping, LedgerCondition.ANCHORS_UNREACHABLE);
        assertThat(desk.store.rows).isEmpty();

        desk.directory.down = false;
        desk.settle();
        assertThat(desk.keeping.objection()).isEmpty();
    }

    @Test
    void goesOnWhileAnAnchorIsAwayOnceItHasCompared() {
        settledWith(1);
        desk.directory.down = true;
        order();

        desk.settle();

        assertThat(desk.keeping.objection()).isEmpty();
        assertThat(desk.row(2).anchored()).isFalse();
        assertThat(desk.topic.head).isNotNull().returns(2L, LedgerHead::size);

        desk.directory.down = false;
        desk.settle();
        assertThat(desk.row(2).anchored()).isTrue();
    }

    /** Restored to a time before two erasures: the missing entries come back before anything is served. */
    @Test
    void bringsARestoredLedgerForward() {
        settledWith(3);
        List<LedgerLine> all = List.copyOf(desk.store.entries);
        desk.store.restoreTo(1);
        LedgerKeeping restarted = desk.started(desk.keys);

        desk.settle(restarted);
        objects(restarted, LedgerCondition.BEHIND);
        assertThat(desk.store.entries).hasSize(1);

        all.forEach(desk.missing::copied);
        desk.settle(restarted);

        assertThat(restarted.objection()).isEmpty();
        assertThat(desk.store.entries).isEqualTo(all);
        assertThat(desk.store.rows).containsKeys(1L, 2L, 3L);
        assertThat(desk.row(3).frontier()).isEqualTo(desk.store.tree(3));
        assertThat(desk.memory.entered())
                .containsExactly("privacy.erasure-restored ALLOWED", "privacy.erasure-restored ALLOWED");
    }

    /** The anchors were restored together with the database while this process kept running. */
    @Test
    void remembersAHeadThatTheAnchorsHaveForgotten() {
        settledWith(3);
        desk.store.restoreTo(1);
        desk.directory.head = desk.head(1);
        desk.topic.head = desk.head(1);

        desk.settle();

        objects(desk.keeping, LedgerCondition.BEHIND);
    }

    @Test
    void servesNothingIfTheEntriesAreNotThoseThatWereSigned() {
        settledWith(2);
        desk.store.entries.set(0, new LedgerLine(1, "{}"));
        LedgerKeeping restarted = desk.started(desk.keys);

        desk.settle(restarted);

        objects(restarted, LedgerCondition.FORKED);
    }

    @Test
    void servesNothingIfTheAnchorsContradictEachOther() {
        settledWith(1);
        desk.topic.head = desk.head(
                desk.store.tree(0).with(Hash.ofLeaf(new byte[] {1})),
                desk.memory.clock().instant());

        desk.settle();

        objects(desk.keeping, LedgerCondition.FORKED);
        order();
        desk.settle();
        assertThat(desk.store.rows).as("nothing is signed").doesNotContainKey(2L);
    }

    @Test
    void servesNothingIfAHeadOutsideIsOfAnotherLedger() {
        settledWith(1);
        LedgerHead other = desk.head(
                desk.store.tree(1).with(Hash.ofLeaf(new byte[] {1})),
                desk.memory.clock().instant());
        desk.directory.head = other;
        desk.topic.head = other;
        order();

        desk.settle();

        objects(desk.keeping, LedgerCondition.FORKED);
    }

    @Test
    void servesNothingIfAWitnessHasCosignedAnotherLedger() {
        settledWith(2);
        desk.witness.seen = desk.head(
                desk.store.tree(0).with(Hash.ofLeaf(new byte[] {1})),
                desk.memory.clock().instant());
        desk.memory.clock().pass(LedgerDesk.HEAD_INTERVAL);

        desk.settle();
        desk.settle();

        objects(desk.keeping, LedgerCondition.FORKED);
    }
}
