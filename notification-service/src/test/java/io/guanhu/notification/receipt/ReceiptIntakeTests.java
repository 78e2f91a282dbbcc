package io.guanhu.notification.receipt;

import static io.guanhu.platform.testing.Memory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.notification.InMemoryNotifications;
import io.guanhu.notification.InMemoryNotifications.Part;
import io.guanhu.notification.InMemoryNotifications.PartId;
import io.guanhu.notification.model.delivery.Receipt;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.parts.InMemoryPartStore;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptIntakeTests {

    private static final Duration WINDOW = Duration.ofDays(7);

    private final Memory memory = new Memory("notification-service");
    private final InMemoryNotifications notifications = new InMemoryNotifications(memory);
    private final InMemoryPartStore parts = new InMemoryPartStore(memory, notifications);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReceiptIntake intake = new ReceiptIntake(
            new InMemoryReceiptStore(notifications, parts),
            parts,
            new ReceiptProperties(WINDOW),
            memory.outbox(),
            memory.transaction(),
            meters,
            memory.clock());
    private final UUID customer = UUID.randomUUID();
    private final UUID id = sent(Purpose.SERVICE);

    private UUID sent(Purpose purpose) {
        return notifications.add(customer, State.SENT, purpose, null, null);
    }

    /** A part of the first sending, accepted when the test begins. */
    private void part(UUID notification, int number, int of, String messageId) {
        notifications.parts.put(
                new PartId(notification, 1, number),
                new Part(of, "centre", messageId, "10690", null, "0000", "ACCEPTED", null, NOW));
    }

    private static Receipt receipt(String messageId, boolean delivered) {
        return new Receipt("centre", messageId, "0000", delivered, "t1");
    }

    private double counted(String result) {
        return meters.counter("guanhu.notification.receipts", "result", result).count();
    }

    @Test
    void announcesADelivery() {
        part(id, 1, 1, "m1");

        intake.received(receipt("m1", true));

        assertThat(notifications.state(id)).isEqualTo(State.DELIVERED);
        assertThat(memory.announced(NotificationAdvanced.class))
                .containsExactly(new NotificationAdvanced(
                        id, customer, NotificationEvents.Channel.SMS, MessageState.DELIVERED, NOW));
        assertThat(memory.transactions().committed()).isOne();
        assertThat(counted("applied")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, FAILED", "LEGAL_NOTICE, STUCK"})
    void announcesThatAMessageWasNotDelivered(Purpose purpose, State state) {
        UUID message = sent(purpose);
        part(message, 1, 1, "m1");

        intake.received(receipt("m1", false));

        assertThat(notifications.state(message)).isEqualTo(state);
        assertThat(memory.announced(NotificationAdvanced.class))
                .singleElement()
                .returns(MessageState.valueOf(state.name()), NotificationAdvanced::state);
    }

    @Test
    void waitsForTheReceiptsOfAllParts() {
        part(id, 1, 2, "m1");
        part(id, 2, 2, "m2");

        intake.received(receipt("m1", true));
        assertThat(notifications.partStates(id)).containsExactly("DELIVERED", "ACCEPTED");
        assertThat(notifications.state(id)).isEqualTo(State.SENT);
        assertThat(memory.announced()).isEmpty();

        intake.received(receipt("m2", true));
        assertThat(notifications.state(id)).isEqualTo(State.DELIVERED);
        assertThat(memory.announced()).hasSize(1);
    }

    @Test
    void takesARepeatedReceiptOnce() {
        part(id, 1, 1, "m1");
        intake.received(receipt("m1", true));

        intake.received(receipt("m1", true));

        assertThat(memory.announced()).hasSize(1);
        assertThat(parts.waiting()).isEmpty();
        assertThat(counted("repeated")).isOne();
    }

    @Test
    void keepsAReceiptThatCameBeforeItsMessageOnce() {
        intake.received(receipt("m1", true));
        intake.received(receipt("m1", true));

        assertThat(parts.waiting()).containsExactly(receipt("m1", true));
        assertThat(memory.announced()).isEmpty();
        assertThat(counted("unknown")).isEqualTo(2);
    }

    @Test
    void marksNoMessageIfItFitsTwo() {
        part(id, 1, 1, "m1");
        UUID other = sent(Purpose.SERVICE);
        part(other, 1, 1, "m1");

        intake.received(receipt("m1", true));

        assertThat(notifications.partStates(id)).containsExactly("ACCEPTED");
        assertThat(notifications.partStates(other)).containsExactly("ACCEPTED");
        assertThat(parts.waiting()).isEmpty();
        assertThat(counted("ambiguous")).isOne();
    }

    @Test
    void isNotThatOfAPartOfBeforeTheWindow() {
        part(id, 1, 1, "m1");
        memory.clock().pass(WINDOW);

        intake.received(receipt("m1", true));

        assertThat(notifications.partStates(id)).containsExactly("ACCEPTED");
        assertThat(counted("unknown")).isOne();
    }

    /** A part that does not exist. */
    @Test
    void tellsTheProviderThatAReceiptWasNotStored() {
        part(id, 1, 1, "m1");
        notifications.rows.remove(id);

        assertThatThrownBy(() -> intake.received(receipt("m1", true))).isInstanceOf(RuntimeException.class);

        assertThat(notifications.partStates(id)).containsExactly("ACCEPTED");
        assertThat(memory.transactions().rolledBack()).isOne();
        assertThat(meters.find("guanhu.notification.receipts").counters()).isEmpty();
    }
}
