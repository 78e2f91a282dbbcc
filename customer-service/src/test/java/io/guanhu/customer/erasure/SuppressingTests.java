package io.guanhu.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.people.InMemorySuppressionList;
import io.guanhu.customer.values.Marking;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.keyring.access.InMemoryOrderNotes;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SuppressingTests {

    private static final Profile SOMEBODY = Somebody.number(1);

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final InMemorySuppressionList list = new InMemorySuppressionList(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, vault);
    private final InMemoryOrderNotes notes = new InMemoryOrderNotes();
    private final Suppressing suppressing = new Suppressing(
            due,
            vault.remaining(),
            list.list(),
            new EntryNotes(notes.notes(), JsonMapper.shared()),
            memory.transaction(),
            memory.clock());
    private final UUID customer = vault.customer(SOMEBODY).id();

    /** Sets categories aside, and removes them from the customer, as an order's transaction does. */
    private void erased(DataCategory... categories) {
        for (DataCategory category : categories) {
            setAside(category);
            vault.lose(customer, category);
        }
    }

    private List<Finding> setAside(DataCategory category) {
        return memory.get(suppressing.setAside(customer, category, Memory.NOW).collectList());
    }

    private void enter(ErasureOrdered order) {
        memory.run(suppressing.addEntries(order));
    }

    private static Finding finding(DataCategory category, Action action, long removed) {
        return new Finding(Suppressing.STORE, category, action, removed, 0);
    }

    @Test
    void setsAsideWhatTellsWhoSomebodyIsAlone() {
        assertThat(setAside(DataCategory.IDENTITY)).containsExactly(finding(DataCategory.IDENTITY, Action.ERASED, 1));
        assertThat(setAside(DataCategory.INTERACTION)).isEmpty();
        vault.lose(customer, DataCategory.CONTACT);
        assertThat(setAside(DataCategory.CONTACT))
                .containsExactly(finding(DataCategory.CONTACT, Action.NOTHING_HELD, 0));

        assertThat(memory.get(suppressing.count(customer, DataCategory.IDENTITY)))
                .isOne();
        assertThat(memory.get(suppressing.count(customer, DataCategory.CONTACT)))
                .isZero();
    }

    @Test
    void entersEveryMarkOfAnErasedPerson() {
        erased(DataCategory.IDENTITY, DataCategory.CONTACT);

        enter(Orders.erasing(customer, DataCategory.IDENTITY, DataCategory.CONTACT));

        assertThat(list.marks()).containsExactlyInAnyOrder(Mark.values());
        assertThat(known()).hasSize(1);
        assertThat(due.has(customer, DataCategory.IDENTITY)).isFalse();
        assertThat(due.has(customer, DataCategory.CONTACT)).isFalse();
        assertThat(due.plain()).isEmpty();
    }

    /** The person on the list to whom the customer's document belongs. */
    private Set<String> known() {
        return memory.get(list.list().hash(List.of(Marking.of(SOMEBODY))).flatMap(list.list()::find))
                .getFirst()
                .people()
                .keySet();
    }

    @Test
    void entersTheMarksThatGoAlone() {
        erased(DataCategory.CONTACT);

        enter(Orders.erasing(customer, DataCategory.CONTACT, DataCategory.MARKETING));

        assertThat(list.marks()).containsExactlyInAnyOrder(Mark.NAME_PHONE, Mark.NAME_EMAIL);
    }

    @Test
    void entersRestrictedPeopleToo() {
        setAside(DataCategory.IDENTITY);

        enter(Orders.order(customer)
                .restrict(List.of(Orders.kept(DataCategory.IDENTITY)))
                .build());

        assertThat(list.marks()).contains(Mark.DOCUMENT, Mark.NAME_BIRTH);
        assertThat(due.has(customer, DataCategory.IDENTITY)).isFalse();
    }

    @Test
    void leavesAsideWhatAnotherOrderSetAside() {
        erased(DataCategory.IDENTITY, DataCategory.CONTACT);

        enter(Orders.erasing(customer, DataCategory.CONTACT));

        assertThat(due.has(customer, DataCategory.IDENTITY)).isTrue();
        assertThat(due.has(customer, DataCategory.CONTACT)).isFalse();
    }

    @Test
    void enteringAgainChangesNothing() {
        ErasureOrdered order = Orders.erasing(customer, DataCategory.IDENTITY, DataCategory.CONTACT);
        erased(DataCategory.IDENTITY, DataCategory.CONTACT);
        enter(order);

        enter(order);

        assertThat(list.marks()).hasSize(Mark.values().length);
        assertThat(notes.size()).isOne();
        assertThat(due.plain()).isEmpty();
    }

    /** The data is older than the order, but the keys are not: nothing can be opened to be hashed. */
    @Test
    void entersTheSameAgainAfterARestoreWithoutTheKeys() {
        ErasureOrdered order = Orders.erasing(customer, DataCategory.IDENTITY, DataCategory.CONTACT);
        setAside(DataCategory.IDENTITY);
        setAside(DataCategory.CONTACT);
        enter(order);
        Set<String> before = known();
        memory.run(list.list().release(before));
        assertThat(list.marks()).isEmpty();
        memory.run(memory.keyring().destroy(customer, order.erase()));
        setAside(DataCategory.IDENTITY);

        enter(order);

        assertThat(known()).isEqualTo(before);
        assertThat(list.marks()).hasSize(Mark.values().length);
        assertThat(due.has(customer, DataCategory.IDENTITY)).isFalse();
        assertThat(due.plain()).isEmpty();
    }

    @Test
    void keepsTheTokenOfADocumentThatCannotBeOpenedAnyMore() {
        ErasureOrdered order = Orders.erasing(customer, DataCategory.IDENTITY, DataCategory.CONTACT);
        erased(DataCategory.IDENTITY, DataCategory.CONTACT);
        memory.run(memory.keyring().destroy(customer, Set.of(DataCategory.IDENTITY)));

        enter(order);

        assertThat(list.marks()).isEmpty();
        assertThat(due.plain()).containsExactly(customer);
        assertThat(due.has(customer, DataCategory.IDENTITY)).isFalse();
        assertThat(notes.size()).isZero();
    }

    @Test
    void entersNothingForOtherCategories() {
        int committed = memory.transactions().committed();

        enter(Orders.erasing(customer, DataCategory.MARKETING));

        assertThat(memory.transactions().committed()).isEqualTo(committed);
        assertThat(list.marks()).isEmpty();
    }

    @Test
    void entersNobodyWithinATransaction() {
        erased(DataCategory.IDENTITY);

        assertThatIllegalStateException()
                .isThrownBy(() -> memory.run(suppressing
                        .addEntries(Orders.erasing(customer, DataCategory.IDENTITY))
                        .as(memory.transaction()::transactional)));

        assertThat(list.marks()).isEmpty();
        assertThat(due.has(customer, DataCategory.IDENTITY)).isTrue();
    }
}
