package io.guanhu.customer.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.customer.erasure.CopyStore.Copy;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.people.InMemorySuppressionList;
import io.guanhu.customer.vault.InMemoryVault;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.CustomerEvents.CustomerErased;
import io.guanhu.platform.contract.CustomerEvents.CustomerRestricted;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.erasure.KeysToDestroy;
import io.guanhu.platform.idempotency.InMemoryAnswers;
import io.guanhu.platform.keyring.access.InMemoryOrderNotes;
import io.guanhu.platform.testing.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class CustomerDataHolderTests {

    private static final String RESTRICTION = "postgresql:customer.restriction";
    private static final String ANSWERS = "postgresql:customer.idempotency_key";

    private final Memory memory = new Memory("customer-service");
    private final InMemoryVault vault = new InMemoryVault(memory);
    private final InMemorySuppressionList list = new InMemorySuppressionList(memory);
    private final InMemoryCopyStore copies = new InMemoryCopyStore(memory, vault);
    private final InMemoryFieldStore fields = new InMemoryFieldStore(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, vault);
    private final InMemoryAnswers answers = new InMemoryAnswers(memory.transactions());
    private final CustomerDataHolder holder = new CustomerDataHolder(
            copies,
            new FieldErasure(fields, vault.profiles(), vault.store(), memory.keyring(), Fields.builtIn()),
            new Suppressing(
                    due,
                    vault.remaining(),
                    list.list(),
                    new EntryNotes(new InMemoryOrderNotes().notes(), JsonMapper.shared()),
                    memory.transaction(),
                    memory.clock()),
            vault.dates(),
            vault.store(),
            answers.keys(),
            memory.outbox(),
            memory.audit(),
            memory.clock());
    private final UUID customer = vault.customer(Somebody.number(1)).id();

    /** As the platform does, in a transaction. */
    private List<Finding> erased(ErasureOrdered order) {
        return memory.get(holder.erase(order).as(memory.transaction()::transactional));
    }

    private static Finding finding(String store, DataCategory category, Action action, long removed, long left) {
        return new Finding(store, category, action, removed, left);
    }

    private static ErasureOrdered restricting(UUID customer, DataCategory category) {
        return Orders.order(customer).restrict(List.of(Orders.kept(category))).build();
    }

    @Test
    void erasesEveryCopyOfACategoryAndTellsWhatWasThere() {
        copies.copied(Copy.SEARCH_TOKEN, customer, DataCategory.CONTACT);
        copies.copied(Copy.SEARCH_TOKEN, customer, DataCategory.CONTACT);
        copies.copied(Copy.PARTICULARS, customer, DataCategory.CONTACT);
        answers.answered(customer);

        List<Finding> found = erased(Orders.erasing(customer, DataCategory.CONTACT));

        List<Finding> expected = new ArrayList<>();
        expected.add(finding(Suppressing.STORE, DataCategory.CONTACT, Action.ERASED, 1, 0));
        for (Copy copy : Copy.values()) {
            expected.add(
                    switch (copy) {
                        case PROFILE, PARTICULARS -> finding(copy.store(), DataCategory.CONTACT, Action.ERASED, 1, 0);
                        case SEARCH_TOKEN -> finding(copy.store(), DataCategory.CONTACT, Action.ERASED, 2, 0);
                        default -> finding(copy.store(), DataCategory.CONTACT, Action.NOTHING_HELD, 0, 0);
                    });
        }
        expected.add(finding(ANSWERS, DataCategory.CONTACT, Action.ERASED, 1, 0));
        assertThat(found).isEqualTo(expected);
        assertThat(vault.sealed(customer, DataCategory.CONTACT)).isEmpty();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isPresent();
    }

    @Test
    void announcesAndEntersWhatWasErased() {
        erased(Orders.erasing(customer, DataCategory.CONTACT, DataCategory.MARKETING));

        assertThat(memory.announced(CustomerErased.class))
                .containsExactly(
                        new CustomerErased(customer, Set.of(DataCategory.CONTACT, DataCategory.MARKETING), Memory.NOW));
        assertThat(memory.announced()).hasSize(1);
        assertThat(memory.entered()).containsExactly("customer.erase ALLOWED");
        assertThat(memory.entries().getFirst())
                .returns("privacy-service", AuditEntryRecorded::actorId)
                .returns(customer, AuditEntryRecorded::customerId)
                .returns("privacy-request", AuditEntryRecorded::reason);
        assertThat(vault.store().of(customer).version()).isEqualTo(2);
        assertThat(copies.expired()).containsExactly(customer);
    }

    @Test
    void whatMustBeKeptIsFoundAndToldNoMore() {
        copies.copied(Copy.SEARCH_TOKEN, customer, DataCategory.IDENTITY);
        copies.copied(Copy.CHANGE_DETAIL, customer, DataCategory.IDENTITY);
        answers.answered(customer);

        List<Finding> found = erased(restricting(customer, DataCategory.IDENTITY));

        assertThat(found)
                .containsExactly(
                        finding(Suppressing.STORE, DataCategory.IDENTITY, Action.ERASED, 1, 0),
                        finding(RESTRICTION, DataCategory.IDENTITY, Action.RESTRICTED, 1, 0),
                        finding(Copy.SEARCH_TOKEN.store(), DataCategory.IDENTITY, Action.ERASED, 1, 0),
                        finding(ANSWERS, DataCategory.IDENTITY, Action.ERASED, 1, 0));
        assertThat(copies.isRestricted(customer, DataCategory.IDENTITY)).isTrue();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isPresent();
        assertThat(memory.announced(CustomerRestricted.class))
                .containsExactly(new CustomerRestricted(customer, Set.of(DataCategory.IDENTITY), Memory.NOW));
        assertThat(memory.announced()).hasSize(1);
    }

    @Test
    void erasingEndsTheRestriction() {
        erased(restricting(customer, DataCategory.IDENTITY));

        erased(Orders.erasing(customer, DataCategory.IDENTITY));

        assertThat(copies.isRestricted(customer, DataCategory.IDENTITY)).isFalse();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isEmpty();
    }

    /** Readers of the customer must not notice. */
    @Test
    void whatGoesUnseenLeavesTheRestrictionAndTheVersion() {
        erased(restricting(customer, DataCategory.IDENTITY));
        long version = vault.store().of(customer).version();

        erased(Orders.order(customer)
                .erase(Set.of(DataCategory.IDENTITY))
                .unseen(true)
                .build());

        assertThat(copies.isRestricted(customer, DataCategory.IDENTITY)).isTrue();
        assertThat(copies.wentUnseen(customer, DataCategory.IDENTITY)).isTrue();
        assertThat(vault.sealed(customer, DataCategory.IDENTITY)).isEmpty();
        assertThat(vault.store().of(customer).version()).isEqualTo(version);
    }

    @Test
    void forgetsADayThatNoPeriodCountsFrom() {
        assertThat(vault.dates().all()).containsKey(customer);

        erased(Orders.erasing(customer, DataCategory.TRANSACTION));

        assertThat(vault.dates().all()).doesNotContainKey(customer);
    }

    @Test
    void keepsADayThatAPeriodCountsFrom() {
        vault.dates().need(customer);

        erased(Orders.erasing(customer, DataCategory.TRANSACTION));

        assertThat(vault.dates().all()).containsKey(customer);
    }

    @Test
    void announcesNothingOfAStranger() {
        UUID stranger = UUID.randomUUID();

        List<Finding> found = erased(Orders.erasing(stranger, DataCategory.CONTACT));

        assertThat(found)
                .hasSize(Copy.values().length + 2)
                .extracting(Finding::action)
                .containsOnly(Action.NOTHING_HELD);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(copies.expired()).isEmpty();
    }

    @Test
    void leavesEverythingWhereTheOrderIsRolledBack() {
        Mono<List<Finding>> failing = holder.erase(Orders.erasing(customer, DataCategory.CONTACT))
                .flatMap(_ -> Mono.<List<Finding>>error(new IllegalStateException("afterwards")))
                .as(memory.transaction()::transactional);

        assertThatIllegalStateException().isThrownBy(() -> memory.run(failing)).withMessage("afterwards");

        assertThat(vault.sealed(customer, DataCategory.CONTACT)).isPresent();
        assertThat(due.has(customer, DataCategory.CONTACT)).isFalse();
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(vault.store().of(customer).version()).isOne();
    }

    @Test
    void readsBackEveryFindingAfterWhatWasSetAsideIsEntered() {
        ErasureOrdered order = Orders.order(customer)
                .erase(Set.of(DataCategory.CONTACT))
                .restrict(List.of(Orders.kept(DataCategory.IDENTITY)))
                .eraseFields(List.of(new PartErased(DataCategory.TRANSACTION, Set.of("lastTransactionOn"))))
                .build();
        answers.answered(customer);
        List<Finding> found = erased(order);
        assertThat(readBack(order, found))
                .filteredOn(finding -> finding.readBack() > 0)
                .extracting(Finding::store)
                .containsExactly(Suppressing.STORE, Suppressing.STORE);

        memory.run(holder.beforeKeysAreDestroyed(order));

        assertThat(readBack(order, found)).isEqualTo(found);
        assertThat(list.marks()).isNotEmpty();
    }

    private List<Finding> readBack(ErasureOrdered order, List<Finding> found) {
        return memory.get(holder.readBack(order, found));
    }

    @Test
    void readsBackWhatWasWrittenMeanwhile() {
        ErasureOrdered order = Orders.order(customer)
                .erase(Set.of(DataCategory.MARKETING))
                .restrict(List.of(Orders.kept(DataCategory.ACCOUNT)))
                .eraseFields(List.of(new PartErased(DataCategory.CONTACT, Set.of("address"))))
                .build();
        List<Finding> found = erased(order);
        copies.copied(Copy.CONSENT, customer, DataCategory.MARKETING);
        fields.changed(customer, "address");
        answers.answered(customer);
        memory.run(copies.unrestrict(customer, DataCategory.ACCOUNT));

        assertThat(readBack(order, found))
                .filteredOn(finding -> finding.readBack() > 0)
                .extracting(Finding::store)
                .containsExactlyInAnyOrder(
                        Copy.CONSENT.store(),
                        RESTRICTION,
                        ANSWERS,
                        ANSWERS,
                        "postgresql:customer.change_detail/fields");
    }

    @Test
    void erasesSingleFieldsOfWhatIsOtherwiseKept() {
        fields.changed(customer, "address");
        ErasureOrdered order = Orders.order(customer)
                .eraseFields(List.of(new PartErased(DataCategory.CONTACT, Set.of("address"))))
                .build();

        assertThat(erased(order))
                .containsExactly(
                        finding("postgresql:customer.change_detail/fields", DataCategory.CONTACT, Action.ERASED, 1, 0));
        assertThat(memory.get(holder.reseal(order)))
                .containsExactly(
                        finding("postgresql:customer.profile/fields", DataCategory.CONTACT, Action.ERASED, 1, 0));
        assertThat(vault.sealed(customer, DataCategory.CONTACT)).isPresent();
    }

    @Test
    void doomsTheKeysOfWhatIsErasedAlone() {
        ErasureOrdered order = Orders.order(customer)
                .erase(Set.of(DataCategory.CONTACT))
                .restrict(List.of(Orders.kept(DataCategory.IDENTITY)))
                .build();

        assertThat(memory.get(holder.keys(order).collectList()))
                .containsExactly(new KeysToDestroy(customer, Set.of(DataCategory.CONTACT)));
    }
}
