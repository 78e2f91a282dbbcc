package io.guanhu.privacy.hold;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.assessment.InMemoryCustomerLocks;
import io.guanhu.privacy.hold.HoldStore.Hold;
import io.guanhu.privacy.hold.HoldStore.Words;
import io.guanhu.privacy.hold.Holds.Shown;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.law.HoldGround;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldsTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Caller OFFICER = Callers.staff("E9101", "BJ", Roles.COMPLIANCE_OFFICER);

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryHoldStore store = new InMemoryHoldStore(memory);
    private final InMemoryCustomerLocks locks = new InMemoryCustomerLocks();
    private final Holds holds = new Holds(store, locks, memory.keyring(), memory.acts(), memory.clock());

    @Test
    void keepsTheWordsOnlySealed() {
        assertThat(open()).isFalse();

        byte[] reference = requireNonNull(requireNonNull(store.of(ID)).words().reference());
        assertThat(new String(reference, StandardCharsets.UTF_8)).doesNotContain("file 7");
        assertThat(memory.keys().of(ID).open(DataCategory.INTERACTION, "reference", reference))
                .isEqualTo("file 7".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void entersWhoPlacedAHoldOnWhom() {
        open();

        AuditEntryRecorded entry = memory.entries().getFirst();
        assertThat(memory.entered()).containsExactly("legal-hold.place ALLOWED");
        assertThat(entry.actorId()).isEqualTo("E9101");
        assertThat(entry.customerId()).isEqualTo(CUSTOMER);
        assertThat(entry.resourceId()).isEqualTo(ID.toString());
    }

    @Test
    void tellsThatAHoldComesTooLate() {
        store.ordered.add(CUSTOMER);

        assertThat(open()).isTrue();
        assertThat(store.of(ID)).isNotNull();
    }

    @Test
    void looksForAnOrderOnlyUnderTheCustomersLock() {
        locks.meanwhile(store.ordered::add);

        assertThat(open()).as("the order that came before the lock").isTrue();
        assertThat(locks.taken()).containsExactly(CUSTOMER);
    }

    @Test
    void forgetsTheWordsOfAClosedHoldAndDestroysTheirKey() {
        open();

        memory.run(holds.close(ID, OFFICER));

        Hold closed = requireNonNull(store.of(ID));
        assertThat(closed.words()).extracting(Words::reference, Words::citation).containsExactly(null, null);
        assertThat(closed.closedBy()).isEqualTo("E9101");
        assertThat(memory.keys().of(ID).destroyed(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.entered()).containsExactly("legal-hold.place ALLOWED", "legal-hold.close ALLOWED");
    }

    /** The caller hung up, or the service died, right after the hold was closed. */
    @Test
    void destroysAKeyThatWasLeftBehind() {
        open();
        memory.run(store.close(ID, "E9101", memory.clock().instant()));
        UUID inForce = UUID.randomUUID();
        open(inForce);
        assertThat(memory.keys().of(ID).living(DataCategory.INTERACTION)).isTrue();

        memory.run(holds.destroyKeysLeft());

        assertThat(memory.keys().of(ID).destroyed(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.keys().of(inForce).living(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.get(store.withKeys(10).collectList())).isEmpty();
    }

    @Test
    void hasWhatAClosedHoldKeptLookedAtUnderTheCustomersLock() {
        open();

        memory.run(holds.close(ID, OFFICER));

        assertThat(store.woken()).containsExactly(CUSTOMER);
        assertThat(locks.taken()).containsExactly(CUSTOMER, CUSTOMER);
    }

    @Test
    void closesNothingThatIsNotThere() {
        assertThat(memory.refusal(holds.close(UUID.randomUUID(), OFFICER)).code())
                .isEqualTo("legal-hold-not-found");
        assertThat(memory.entered()).isEmpty();
        assertThat(store.woken()).isEmpty();
    }

    @Test
    void closesNothingTwice() {
        open();
        memory.run(holds.close(ID, OFFICER));

        assertThat(memory.refusal(holds.close(ID, OFFICER)).code()).isEqualTo("legal-hold-not-found");
        assertThat(memory.entered()).hasSize(2);
        assertThat(store.woken()).hasSize(1);
    }

    @Test
    void keepsTheKeyOfAHoldThatCouldNotBeClosed() {
        open();
        store.failing = true;

        assertThatThrownBy(() -> memory.run(holds.close(ID, OFFICER))).isInstanceOf(IllegalStateException.class);

        assertThat(requireNonNull(store.of(ID)).closedAt()).isNull();
        assertThat(memory.keys().of(ID).living(DataCategory.INTERACTION)).isTrue();
        assertThat(memory.entered()).containsExactly("legal-hold.place ALLOWED");
    }

    @Test
    void showsTheWordsOfHoldsInForceAlone() {
        open();
        UUID other = UUID.randomUUID();
        open(other);
        memory.run(holds.close(other, OFFICER));

        assertThat(memory.get(holds.list(CUSTOMER, null, 10)))
                .extracting(shown -> shown.hold().id(), Shown::reference, Shown::citation)
                .containsExactlyInAnyOrder(tuple(ID, "file 7", "art. 3"), tuple(other, null, null));
    }

    @Test
    void showsAHoldWithoutItsWordsWhoseKeyIsGone() {
        open();
        memory.run(memory.keyring().destroy(ID, Set.of(DataCategory.INTERACTION)));

        assertThat(memory.get(holds.list(null, null, 10)).getFirst().reference())
                .isNull();
    }

    private boolean open() {
        return open(ID);
    }

    private boolean open(UUID id) {
        return memory.get(holds.open(id, "file 7", "art. 3", words -> hold(id, words), OFFICER));
    }

    private Hold hold(UUID id, Words words) {
        return new Hold(
                id,
                CUSTOMER,
                Set.of(Category.CONTACT),
                HoldGround.AUTHORITY_ORDER,
                null,
                null,
                words,
                "yes",
                OFFICER.id(),
                memory.clock().instant(),
                null,
                null);
    }
}
