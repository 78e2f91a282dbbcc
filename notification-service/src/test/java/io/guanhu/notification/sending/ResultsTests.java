package io.guanhu.notification.sending;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.Outcome.Accepted;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.model.delivery.RetryPolicy.Next;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Attempts;
import io.guanhu.notification.parts.Journal;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResultsTests {

    private static final Next.Sent SENT = new Next.Sent(new Accepted("centre"));

    private final Desk desk = new Desk();
    private final UUID id = desk.notifications.queued(desk.customer);

    /** An attempt whose only part the provider accepted. */
    private Attempt attempt(Claim claim, Next next) {
        Message message = Attempts.message(id, "text");
        Journal journal = desk.memory.get(desk.journals.journals().open(desk.customer, message, NOW.plusSeconds(20)));
        journal.accepted(Attempts.part(1, 1));
        return new Attempt(claim, message, 1, journal, next);
    }

    private State state() {
        return desk.notifications.state(id);
    }

    private void nothingElse() {
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).isEmpty();
    }

    @Test
    void storesAndAnnouncesWhatWasSent() {
        desk.memory.run(desk.results.store(attempt(desk.claimed(id), SENT)));

        assertThat(desk.notifications.row(id))
                .returns(State.SENT, Row::state)
                .returns("+86*******0000", Row::destination);
        assertThat(desk.notifications.partStates(id)).containsExactly("ACCEPTED");
        assertThat(desk.memory.announced(NotificationAdvanced.class))
                .singleElement()
                .returns(id, NotificationAdvanced::notificationId)
                .returns(NOW, NotificationAdvanced::at);
        assertThat(desk.memory.entered()).containsExactly("notification.send ALLOWED");
        assertThat(desk.memory.transactions().committed()).isOne();
    }

    @Test
    void announcesTheDeliveryIfItsReceiptCameFirst() {
        desk.journals.store().early(new Receipt("centre", "m1", null, true, "t1"), NOW);

        desk.memory.run(desk.results.store(attempt(desk.claimed(id), SENT)));

        assertThat(state()).isEqualTo(State.DELIVERED);
        assertThat(desk.advances()).containsExactly("SENT", "DELIVERED");
        assertThat(desk.memory.entered()).containsExactly("notification.send ALLOWED");
    }

    @Test
    void masksNothingOfAnErasedContact() {
        desk.notifications.erased.put(desk.customer, UUID.randomUUID());

        desk.memory.run(desk.results.store(attempt(desk.claimed(id), SENT)));

        assertThat(desk.notifications.row(id)).returns(State.SENT, Row::state).returns(null, Row::destination);
    }

    /** Another process claimed it meanwhile, and reports its outcome. */
    @Test
    void keepsOnlyThePartsOfAClaimThatHasEnded() {
        Claim old = desk.claimed(id);
        desk.claimed(id);

        desk.memory.run(desk.results.store(attempt(old, SENT)));
        desk.memory.run(desk.results.store(old, new Next.Stuck("blocked")));
        desk.memory.run(desk.results.store(old, new Next.Again(NOW, "outage", true)));

        assertThat(desk.notifications.row(id))
                .returns(State.SENDING, Row::state)
                .returns(2, Row::attempts);
        assertThat(desk.notifications.partStates(id)).containsExactly("ACCEPTED");
        nothingElse();
    }

    @Test
    void keepsWhatAProviderTookOfAMessageThatIsTriedAgain() {
        desk.memory.run(
                desk.results.store(attempt(desk.claimed(id), new Next.Again(NOW.plusSeconds(9), "slow", true))));

        assertThat(desk.notifications.row(id))
                .returns(State.QUEUED, Row::state)
                .returns(1, Row::faults)
                .returns(NOW.plusSeconds(9), Row::due);
        assertThat(desk.notifications.partStates(id)).containsExactly("ACCEPTED");
        nothingElse();
    }

    @Test
    void announcesWhatIsGivenUpOrStuck() {
        desk.memory.run(desk.results.store(desk.claimed(id), new Next.GivenUp("no-contact")));
        assertThat(state()).isEqualTo(State.FAILED);

        UUID other = desk.notifications.queued(desk.customer);
        desk.memory.run(desk.results.store(desk.claimed(other), new Next.Stuck("no-contact")));
        assertThat(desk.notifications.state(other)).isEqualTo(State.STUCK);

        assertThat(desk.advances()).containsExactly("FAILED", "STUCK");
        assertThat(desk.memory.entered())
                .containsExactly("notification.give-up ALLOWED", "notification.get-stuck ALLOWED");
    }

    @Test
    void nothingIsSentWithoutAMessage() {
        Claim claim = desk.claimed(id);

        assertThatIllegalArgumentException().isThrownBy(() -> desk.memory.run(desk.results.store(claim, SENT)));

        assertThat(state()).isEqualTo(State.SENDING);
        nothingElse();
    }

    @Test
    void leavesNothingOfAResultThatIsNotStored() {
        Attempt attempt = attempt(desk.claimed(id), SENT);
        desk.store.failing();

        assertThat(desk.memory.transactions().committed()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> desk.memory.run(desk.results.store(attempt)));
        assertThat(desk.notifications.parts).isEmpty();
        nothingElse();

        desk.memory.run(desk.results.store(attempt));
        assertThat(state()).isEqualTo(State.SENT);
        assertThat(desk.notifications.partStates(id)).containsExactly("ACCEPTED");
    }
}
