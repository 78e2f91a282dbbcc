package io.guanhu.notification.erasure;

import static io.guanhu.notification.InMemoryNotifications.PRIVACY;
import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Part;
import io.guanhu.notification.InMemoryNotifications.PartId;
import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.testing.Memory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactHolderTests {

    private static final String STORE = "postgresql:notification.notification";

    private final Memory memory = new Memory("notification-service");
    private final InMemoryNotifications notifications = new InMemoryNotifications(memory);
    private final ContactHolder holder =
            new ContactHolder(new InMemoryContactStore(notifications), memory.outbox(), memory.clock());
    private final UUID customer = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();

    private UUID notification(State state, @Nullable String particulars, @Nullable String destination) {
        UUID id = notifications.add(customer, state, Purpose.SERVICE, particulars, null);
        notifications.rows.put(id, notifications.row(id).after(state, null, destination, 0, null));
        return id;
    }

    private ErasureOrdered order(Set<DataCategory> erase, DataCategory... restrict) {
        return ErasureOrdered.order(UUID.randomUUID(), request, customer, NOW)
                .erase(erase)
                .restrict(List.of(restrict).stream()
                        .map(category -> new Restriction(category, null, "rule"))
                        .toList())
                .holders(Set.of("notification-service"))
                .nonce("nonce")
                .build();
    }

    private ErasureOrdered erasingContact() {
        return order(Set.of(DataCategory.CONTACT));
    }

    private List<Finding> erase(ErasureOrdered order) {
        return memory.get(memory.transaction().transactional(holder.erase(order)));
    }

    private static Finding contact(Action action, long removed, long left) {
        return new Finding(STORE, DataCategory.CONTACT, action, removed, left);
    }

    @Test
    void cancelsWhatIsNotSentAndRemovesMasks() {
        UUID queued = notification(State.QUEUED, null, null);
        UUID sent = notification(State.SENT, null, "138****0000");
        notifications.parts.put(
                new PartId(sent, 1, 1), new Part(1, "centre", "m1", "10690", "hash", "0000", "ACCEPTED", null, NOW));

        ErasureOrdered order = erasingContact();
        List<Finding> erased = erase(order);

        assertThat(erased).containsExactly(contact(Action.ERASED, 2, 0));
        assertThat(notifications.row(queued))
                .returns(State.CANCELLED, Row::state)
                .returns("contact-erased", Row::failure);
        assertThat(notifications.row(sent)).returns(State.SENT, Row::state).returns(null, Row::destination);
        assertThat(notifications.parts.values())
                .singleElement()
                .returns(null, Part::content)
                .returns(null, Part::destinationEnd);
        assertThat(memory.announced(NotificationAdvanced.class))
                .containsExactly(new NotificationAdvanced(
                        queued, customer, NotificationEvents.Channel.SMS, MessageState.CANCELLED, NOW));
        assertThat(memory.get(holder.readBack(order, erased))).isEqualTo(erased);
    }

    @Test
    void storesNoMaskOfThisCustomerUntilTheRequestHasEnded() {
        erase(erasingContact());

        assertThat(notifications.erased).containsEntry(customer, request);
    }

    @Test
    void removesMasksEvenOfAContactThatMustBeKept() {
        UUID sent = notification(State.SENT, null, "138****0000");

        assertThat(erase(order(Set.of(), DataCategory.CONTACT))).containsExactly(contact(Action.RESTRICTED, 1, 0));

        assertThat(notifications.row(sent).destination()).isNull();
    }

    @Test
    void leavesTheLastNoticeToBeSent() {
        UUID last = notification(State.QUEUED, PRIVACY, null);
        ErasureOrdered order = erasingContact();

        List<Finding> erased = erase(order);

        assertThat(erased).containsExactly(contact(Action.NOTHING_HELD, 0, 0));
        assertThat(notifications.state(last)).isEqualTo(State.QUEUED);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.get(holder.readBack(order, erased))).isEqualTo(erased);
    }

    @Test
    void leavesTheContactAloneIfOtherCategoriesAreErased() {
        UUID queued = notification(State.QUEUED, null, null);

        assertThat(erase(order(Set.of(DataCategory.MARKETING), DataCategory.IDENTITY)))
                .containsExactly(
                        new Finding(STORE, DataCategory.IDENTITY, Action.NOTHING_HELD, 0, 0),
                        new Finding(STORE, DataCategory.MARKETING, Action.NOTHING_HELD, 0, 0));

        assertThat(notifications.state(queued)).isEqualTo(State.QUEUED);
        assertThat(notifications.erased).isEmpty();
    }

    @Test
    void leavesOtherCustomersAlone() {
        UUID others = notifications.queued(UUID.randomUUID());

        erase(erasingContact());

        assertThat(notifications.state(others)).isEqualTo(State.QUEUED);
    }

    @Test
    void findsNothingWhenTheOrderIsRepeated() {
        notification(State.QUEUED, null, "138****0000");
        erase(erasingContact());

        assertThat(erase(erasingContact())).containsExactly(contact(Action.NOTHING_HELD, 0, 0));

        assertThat(memory.announced()).hasSize(1);
    }

    /** A message that was being sent still has its contact. */
    @Test
    void aReadBackTellsWhatIsStillHeld() {
        notification(State.SENDING, null, null);
        ErasureOrdered order = order(Set.of(DataCategory.CONTACT, DataCategory.MARKETING));
        List<Finding> erased = erase(order);

        assertThat(memory.get(holder.readBack(order, erased)))
                .containsExactly(
                        contact(Action.NOTHING_HELD, 0, 1),
                        new Finding(STORE, DataCategory.MARKETING, Action.NOTHING_HELD, 0, 0));
    }
}
