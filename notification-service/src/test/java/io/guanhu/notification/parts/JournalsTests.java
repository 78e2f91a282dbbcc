package io.guanhu.notification.parts;

import static io.guanhu.notification.parts.Attempts.NUMBER;
import static io.guanhu.notification.parts.Attempts.part;
import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Part;
import io.guanhu.notification.InMemoryNotifications.PartId;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.model.delivery.StartedSending;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.PartStore.Concluded;
import io.guanhu.platform.keyring.service.InMemoryServiceKeys;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalsTests {

    private final Memory memory = new Memory("notification-service");
    private final InMemoryNotifications notifications = new InMemoryNotifications(memory);
    private final InMemoryPartStore store = new InMemoryPartStore(memory, notifications);
    private final Journals journals =
            new Journals(store, InMemoryServiceKeys.tokens(), memory.transaction(), memory.clock());
    private final UUID customer = UUID.randomUUID();
    private final UUID id = notifications.queued(customer);

    private Journal opened() {
        return opened("text");
    }

    private Journal opened(String body) {
        return memory.get(journals.open(customer, Attempts.message(id, body), NOW.plusSeconds(20)));
    }

    private void keep(Journal journal) {
        memory.run(memory.transaction().transactional(journals.keep(customer, journal)));
    }

    private @Nullable Part kept(int number) {
        return notifications.parts.get(new PartId(id, 1, number));
    }

    @Test
    void knowsNothingOfANewMessage() {
        Journal journal = opened();

        assertThat(journal.sendings()).isZero();
        assertThat(journal.begun()).isEmpty();
    }

    @Test
    void keepsAShortMessageWithItsResult() {
        Journal journal = opened();

        journal.accepted(part(1, 1));
        assertThat(notifications.parts).isEmpty();
        assertThat(journal.begun().flatMap(StartedSending::outcome)).contains(new Outcome.Accepted("centre"));

        keep(journal);
        assertThat(kept(1))
                .isNotNull()
                .returns("m1", Part::messageId)
                .returns("0000", Part::destinationEnd)
                .returns("ACCEPTED", Part::state)
                .returns(NOW, Part::acceptedAt);
    }

    @Test
    void keepsAPartOfALongMessageAtOnceAndOnce() {
        Journal journal = opened();
        journal.accepted(part(1, 2));
        Part first = kept(1);
        assertThat(first).isNotNull();
        assertThat(memory.transactions().committed()).isOne();

        journal.accepted(part(2, 2));
        keep(journal);

        assertThat(notifications.partStates(id)).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(kept(1)).isEqualTo(first);
    }

    @Test
    void goesOnWithTheSameTextToTheSameNumber() {
        opened().accepted(part(1, 2));

        Journal next = opened();

        assertThat(next.sendings()).isOne();
        assertThat(next.begun()).contains(new StartedSending(1, "centre", "10690", 2, Set.of(1), false, NOW));
        next.accepted(part(2, 2));
        assertThat(next.begun().map(StartedSending::taken)).contains(Set.of(1, 2));
    }

    @Test
    void beginsAnewWithAnotherTextOrNumber() {
        opened().accepted(part(1, 2));

        Message elsewhere = new Message(id, Channel.SMS, "+8613800000001", "", "text", "zh-CN");

        assertThat(opened("other text").begun()).isEmpty();
        assertThat(opened("other text").sendings()).isOne();
        assertThat(memory.get(journals.open(customer, elsewhere, NOW)).begun()).isEmpty();
    }

    @Test
    void beginsAnewWhereNothingTellsTheTextAnyMore() {
        opened().accepted(part(1, 2));
        notifications.parts.replaceAll((_, part) -> part.keeping(null, null));

        assertThat(opened().begun()).isEmpty();
    }

    @Test
    void tellsThatAPartWasNotDelivered() {
        opened().accepted(part(1, 2));
        notifications.parts.replaceAll((_, part) -> part.receipted(false, "t1"));

        assertThat(opened().begun().flatMap(StartedSending::outcome)).contains(new Outcome.Refused("undelivered"));
    }

    @Test
    void hasTimeUntilTheLastPartMayBegin() {
        Journal journal = opened();

        memory.clock().pass(Duration.ofSeconds(19));
        assertThat(journal.hasTime()).isTrue();
        memory.clock().pass(Duration.ofSeconds(1));
        assertThat(journal.hasTime()).isFalse();
    }

    @Test
    void appliesAReceiptThatCameBeforeTheAnswer() {
        store.early(new Receipt("centre", "m1", "0000", true, "t1"), NOW);
        store.early(new Receipt("centre", "m1", "9999", true, "t1"), NOW);
        Journal journal = opened();
        journal.accepted(part(1, 1));

        keep(journal);

        assertThat(notifications.partStates(id)).containsExactly("DELIVERED");
        assertThat(store.waiting()).singleElement().returns("9999", Receipt::destinationEnd);
    }

    @Test
    void keepsNothingThatTellsWhereAnErasedContactWas() {
        notifications.erased.put(customer, UUID.randomUUID());
        Journal journal = opened();
        journal.accepted(part(1, 1));

        keep(journal);

        assertThat(kept(1)).isNotNull().returns(null, Part::content).returns(null, Part::destinationEnd);
    }

    @Test
    void keepsWithTheResultWhatCouldNotBeKeptBefore() {
        Journal journal = opened();
        store.failing(4);

        journal.accepted(part(1, 2));
        assertThat(notifications.parts).isEmpty();
        assertThat(memory.transactions().committed()).isZero();
        assertThat(journal.begun().map(StartedSending::taken)).contains(Set.of(1));

        keep(journal);
        assertThat(notifications.partStates(id)).containsExactly("ACCEPTED");
    }

    @Test
    void concludesFromWhatIsKnownAndForgetsTheText() {
        store.early(new Receipt("centre", "m1", "0000", true, "t1"), NOW);
        Journal journal = opened();
        journal.accepted(part(1, 1));
        keep(journal);
        notifications.rows.put(id, notifications.row(id).reaching(State.SENT, null));

        Optional<Concluded> concluded = Optional.ofNullable(memory.run(journals.conclude(id, NOW)));

        assertThat(concluded).contains(new Concluded(id, customer, Channel.SMS, State.DELIVERED));
        assertThat(Objects.requireNonNull(kept(1)).content()).isNull();
    }

    /** A hash that anybody could compute would reveal the number. */
    @Test
    void keepsNeitherNumberNorText() {
        opened().accepted(part(1, 2));

        assertThat(String.valueOf(kept(1))).doesNotContain(NUMBER, "text").contains("0000");
    }
}
