package io.guanhu.notification.sending;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Row;
import io.guanhu.notification.model.delivery.Outcome;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.parts.Attempts;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTests {

    private static final Duration CLAIM = Duration.ofSeconds(40);

    private final Desk desk = new Desk();
    private final InMemoryNotifications notifications = desk.notifications;

    private UUID queued() {
        return notifications.queued(desk.customer);
    }

    private UUID legal() {
        return notifications.add(desk.customer, State.QUEUED, Purpose.LEGAL_NOTICE, null, null);
    }

    private Row row(UUID id) {
        return notifications.row(id);
    }

    @Test
    void sendsWhatIsDue() {
        UUID id = queued();

        assertThat(desk.round()).isEqualTo(Duration.ofMillis(500));

        assertThat(desk.handedOver).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.destination()).isEqualTo(Attempts.NUMBER);
            assertThat(message.body()).contains("手机");
        });
        assertThat(row(id)).returns(State.SENT, Row::state).returns("+86*******0000", Row::destination);
        assertThat(desk.advances()).containsExactly("SENT");
        assertThat(desk.memory.entries())
                .singleElement()
                .returns("notification.send", AuditEntryRecorded::action)
                .returns(desk.customer, AuditEntryRecorded::customerId);
    }

    @Test
    void sendsNothingThatIsNotDueOrOfAnotherLane() {
        UUID later = queued();
        notifications.rows.put(later, row(later).after(State.QUEUED, null, null, 0, NOW.plusSeconds(1)));
        UUID code = notifications.add(desk.customer, State.QUEUED, Purpose.SECURITY_CODE, null, null);

        desk.round();

        assertThat(desk.handedOver).isEmpty();
        assertThat(row(later).state()).isEqualTo(State.QUEUED);
        assertThat(row(code).state()).isEqualTo(State.QUEUED);
    }

    @Test
    void goesOnAtOnceIfThereMayBeMore() {
        desk.contacts("{}");
        for (int i = 0; i < 9; i++) {
            queued();
        }

        assertThat(desk.round()).isZero();
        assertThat(desk.advances()).hasSize(8).containsOnly("FAILED");
        assertThat(desk.round()).isPositive();
        assertThat(desk.advances()).hasSize(9);
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, FAILED, notification.give-up", "LEGAL_NOTICE, STUCK, notification.get-stuck"})
    void endsWhatAProviderRefuses(Purpose purpose, State state, String action) {
        UUID id = notifications.add(desk.customer, State.QUEUED, purpose, null, null);
        desk.answering(_ -> new Outcome.Refused("blocked"));

        desk.round();

        assertThat(row(id)).returns(state, Row::state).returns("blocked", Row::failure);
        assertThat(desk.advances()).containsExactly(state.name());
        assertThat(desk.memory.entries())
                .singleElement()
                .returns(action, AuditEntryRecorded::action)
                .returns("blocked", AuditEntryRecorded::reason);
    }

    @Test
    void waitsOutAnOutageWithoutCountingIt() {
        UUID id = legal();
        desk.answering(_ -> new Outcome.Unavailable("centre-down"));

        desk.round();

        assertThat(row(id))
                .returns(State.QUEUED, Row::state)
                .returns("centre-down", Row::failure)
                .returns(0, Row::faults)
                .returns(NOW.plus(Desk.POLICY.first()), Row::due);
        assertThat(desk.memory.announced()).isEmpty();
        assertThat(desk.memory.entered()).isEmpty();
    }

    @Test
    void givesUpAfterTooManyFaultsOfItsOwn() {
        UUID id = queued();
        desk.answering(_ -> {
            throw new IllegalStateException("broken");
        });

        desk.round();
        assertThat(row(id)).returns(State.QUEUED, Row::state).returns(1, Row::faults);
        desk.memory.clock().set(row(id).due());
        desk.round();

        assertThat(row(id)).returns(State.FAILED, Row::state).returns("provider-failed", Row::failure);
        assertThat(desk.handedOver).hasSize(2);
    }

    @Test
    void handsOverNothingThatExpired() {
        UUID service = notifications.add(desk.customer, State.QUEUED, Purpose.SERVICE, null, NOW);
        UUID legal = notifications.add(desk.customer, State.QUEUED, Purpose.LEGAL_NOTICE, null, NOW);

        desk.round();

        assertThat(desk.handedOver).isEmpty();
        assertThat(row(service)).returns(State.FAILED, Row::state).returns("expired", Row::failure);
        assertThat(row(legal)).returns(State.STUCK, Row::state).returns("expired", Row::failure);
    }

    @Test
    void sendsAgainWhatWasInterruptedAndCountsIt() {
        UUID id = queued();
        desk.claimed(id);
        desk.round();
        assertThat(desk.handedOver).isEmpty();

        desk.memory.clock().pass(CLAIM);
        desk.round();

        assertThat(row(id).state()).isEqualTo(State.SENT);
        assertThat(desk.handedOver).hasSize(1);
        assertThat(desk.meters.counter("guanhu.notification.interrupted").count())
                .isOne();
    }

    /** The connection broke when the last answer was in. */
    @Test
    void handsOverNothingTwiceOfWhichAllPartsWereTaken() {
        UUID id = queued();
        desk.answering(progress -> {
            progress.accepted(Attempts.part(1, 2));
            progress.accepted(Attempts.part(2, 2));
            return new Outcome.Unavailable("centre-down");
        });
        desk.round();
        assertThat(row(id).state()).isEqualTo(State.QUEUED);

        desk.memory.clock().set(row(id).due());
        desk.round();

        assertThat(desk.handedOver).hasSize(1);
        assertThat(row(id).state()).isEqualTo(State.SENT);
    }

    @Test
    void storesAResultOnceTheDatabaseAnswersAgainWithoutSendingTwice() {
        UUID id = queued();
        desk.store.failing();

        desk.round();

        assertThat(row(id).state()).isEqualTo(State.SENT);
        assertThat(desk.handedOver).hasSize(1);
        assertThat(desk.advances()).containsExactly("SENT");
    }

    @Test
    void leavesAMessageToTheNextAttemptIfItsPartsCannotBeRead() {
        UUID id = queued();
        desk.journals.store().failing(1);

        desk.round();

        assertThat(row(id)).returns(State.SENDING, Row::state).returns(NOW.plus(CLAIM), Row::due);
        assertThat(desk.handedOver).isEmpty();
        assertThat(desk.memory.announced()).isEmpty();
        desk.memory.clock().pass(CLAIM);
        desk.round();
        assertThat(desk.handedOver).extracting(Message::id).containsExactly(id);
    }

    @Test
    void triesNoMoreIfTheContactWasErasedMeanwhile() {
        UUID id = queued();
        desk.answering(_ -> {
            notifications.erased.put(desk.customer, UUID.randomUUID());
            return new Outcome.Unavailable("centre-down");
        });

        desk.round();

        assertThat(row(id).state()).isEqualTo(State.CANCELLED);
        assertThat(desk.advances()).containsExactly("CANCELLED");
        assertThat(desk.memory.entries()).singleElement().returns("contact-erased", AuditEntryRecorded::reason);
    }

    @Test
    void countsWhatBecameOfEachAttempt() {
        queued();
        desk.answering(_ -> new Outcome.Unavailable("centre-down"));

        desk.round();

        assertThat(desk.meters
                        .counter("guanhu.notification.attempts", "channel", "SMS", "result", "Again")
                        .count())
                .isOne();
    }
}
