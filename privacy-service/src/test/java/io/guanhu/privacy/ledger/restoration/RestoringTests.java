package io.guanhu.privacy.ledger.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.ledger.restoration.RestoreStore.Restored;
import io.guanhu.tlog.tree.Hash;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestoringTests {

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryRestoreStore store = new InMemoryRestoreStore(memory);
    private final Restoring restoring =
            new Restoring(store, memory.outbox(), memory.ids(), memory.transaction(), memory.clock());
    private final ErasureOrdered first = order();
    private final ErasureOrdered second = order();

    private static ErasureOrdered order() {
        return ErasureOrdered.order(
                        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Memory.NOW.minusSeconds(90))
                .erase(Set.of(DataCategory.CONTACT))
                .holders(Set.of("customer-service"))
                .nonce("nonce")
                .build();
    }

    private static LedgerLine line(long position, ErasureOrdered order) {
        return new LedgerLine(position, EventCodec.write(order));
    }

    /** Runs once, while the head outside has so many entries. */
    private boolean run(long size) {
        return memory.get(restoring.run(new LedgerHead(size, Hash.ofLeaf(new byte[0]), Memory.NOW, "note")));
    }

    private Restored restored(long position, ErasureOrdered order, String found) {
        return new Restored(position, order.requestId(), order.customerId(), order.at(), Memory.NOW, found);
    }

    @Test
    void bringsBackOneEntryAndEndsItsRequest() {
        store.copied(line(1, first));
        store.copied(line(2, second));
        store.knows(first.requestId(), "EXECUTING");

        assertThat(run(2)).isTrue();

        assertThat(store.ledger()).containsExactly(line(1, first));
        assertThat(store.stateOf(first.requestId())).isEqualTo("COMPLETED");
        assertThat(store.restored()).containsExactly(restored(1, first, "EXECUTING"));
        assertThat(memory.entries())
                .singleElement()
                .returns("privacy.erasure-restored", AuditEntryRecorded::action)
                .returns(first.requestId().toString(), AuditEntryRecorded::resourceId)
                .returns(first.customerId(), AuditEntryRecorded::customerId)
                .returns("ledger-brought-forward", AuditEntryRecorded::reason);
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void goesOnUntilNothingIsMissing() {
        store.copied(line(1, first));
        store.copied(line(2, second));

        assertThat(run(2)).isTrue();
        assertThat(run(2)).isTrue();
        assertThat(run(2)).isFalse();

        assertThat(store.ledger()).containsExactly(line(1, first), line(2, second));
        assertThat(memory.entered()).hasSize(2);
    }

    @Test
    void bringsBackWhatThisDatabaseForgotAltogether() {
        store.copied(line(1, first));

        assertThat(run(1)).isTrue();

        assertThat(store.stateOf(first.requestId())).isEqualTo("FORGOTTEN");
        assertThat(store.restored()).singleElement().returns(null, Restored::foundState);
    }

    @Test
    void waitsForTheCopy() {
        assertThat(run(1)).isFalse();

        assertThat(store.ledger()).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    /** What no external head covers may belong to another ledger. */
    @Test
    void bringsBackNothingBeyondTheHead() {
        store.copied(line(1, first));
        store.copied(line(2, second));

        assertThat(run(1)).isTrue();
        assertThat(run(1)).isFalse();

        assertThat(store.ledger()).containsExactly(line(1, first));
    }

    @Test
    void leavesNothingOfAnEntryWhoseRequestCouldNotBeEndedAndTriesAgain() {
        store.copied(line(1, first));
        store.knows(first.requestId(), "EXECUTING");
        store.failing(true);

        assertThatIllegalStateException().isThrownBy(() -> run(1));
        assertThat(store.ledger()).isEmpty();
        assertThat(store.restored()).isEmpty();
        assertThat(memory.entered()).isEmpty();

        store.failing(false);
        assertThat(run(1)).isTrue();
        assertThat(store.ledger()).containsExactly(line(1, first));
        assertThat(store.stateOf(first.requestId())).isEqualTo("COMPLETED");
    }
}
