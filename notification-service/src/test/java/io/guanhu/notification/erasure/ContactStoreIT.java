package io.guanhu.notification.erasure;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.change;
import static io.guanhu.notification.NotificationTables.column;
import static io.guanhu.notification.NotificationTables.part;
import static io.guanhu.notification.NotificationTables.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.erasure.ContactStore.Cancelled;
import io.guanhu.notification.model.message.Channel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactStoreIT {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final ContactStore store = new ContactStore(DATABASE.client());
    private final UUID customer = UUID.randomUUID();

    private UUID notification(String state) {
        return NotificationTables.notification(customer, state, "SMS", "SERVICE");
    }

    private List<String> forbiddenBy() {
        return DATABASE.values(
                "select request_id::text from erased_contact where customer_id = '" + customer + "'", String.class);
    }

    @Test
    void forbidsUntilTheLatestRequestHasEnded() {
        DATABASE.run(store.forbid(customer, FIRST, NOW));
        DATABASE.run(store.forbid(customer, SECOND, LATER));
        assertThat(forbiddenBy()).containsExactly(SECOND.toString());

        DATABASE.run(store.allow(customer, FIRST));
        assertThat(forbiddenBy()).containsExactly(SECOND.toString());

        DATABASE.run(store.allow(customer, SECOND));
        assertThat(forbiddenBy()).isEmpty();
    }

    @Test
    void forbidsNothingIfItIsRolledBack() {
        DATABASE.rolledBack(store.forbid(customer, FIRST, NOW));

        assertThat(forbiddenBy()).isEmpty();
    }

    @Test
    void waitsForATransactionThatForbidsTheSame() {
        assertThat(DATABASE.race(store.forbid(customer, FIRST, NOW), store.forbid(customer, SECOND, NOW))
                        .waited())
                .isTrue();
        assertThat(forbiddenBy()).containsExactly(SECOND.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, null, CANCELLED",
        "STUCK, null, CANCELLED",
        "QUEUED, 'customer-service', CANCELLED",
        "QUEUED, 'privacy-service', QUEUED",
        "SENDING, null, SENDING",
        "SENT, null, SENT",
        "SETTLED, null, SETTLED"
    })
    void cancelsWhatWasNotSent(String before, String particulars, String after) {
        UUID id = notification(before);
        change(id, "particulars = " + ("null".equals(particulars) ? "null" : "'" + particulars + "'"));

        List<Cancelled> cancelled =
                DATABASE.get(store.cancelUnsent(customer, LATER).collectList());

        assertThat(column(id, "state")).isEqualTo(after);
        if (after.equals("CANCELLED")) {
            assertThat(cancelled).containsExactly(new Cancelled(id, Channel.SMS));
            assertThat(column(id, "failure || parameters::text")).isEqualTo("contact-erased{}");
            assertThat(column(id, "advanced_at = '" + LATER + "'")).isEqualTo("true");
        } else {
            assertThat(cancelled).isEmpty();
            assertThat(column(id, "parameters")).isEqualTo("{\"field\": \"PHONE\"}");
        }
    }

    @Test
    void cancelsNothingOfAnotherCustomer() {
        UUID other = NotificationTables.notification("QUEUED", "SMS", "SERVICE");

        assertThat(DATABASE.get(store.cancelUnsent(customer, NOW).collectList()))
                .isEmpty();

        assertThat(column(other, "state")).isEqualTo("QUEUED");
    }

    @Test
    void removesMasksAndWhatTellsWhereAPartWent() {
        UUID masked = notification("SENT");
        change(masked, "destination = '138****0000'");
        part(masked, 1, 1, "m1", "ACCEPTED");
        UUID plain = notification("FAILED");
        part(plain, 1, 1, "m2", "FAILED");

        assertThat(DATABASE.rolledBack(store.removeMasks(customer))).isOne();
        assertThat(column(masked, "destination")).isEqualTo("138****0000");
        assertThat(parts(masked, "content || destination_end")).containsExactly("abcd0000");

        assertThat(DATABASE.run(store.removeMasks(customer))).isOne();
        assertThat(column(masked, "destination")).isEmpty();
        assertThat(parts(masked, "concat(content, destination_end)")).containsExactly("");
        assertThat(parts(plain, "concat(content, destination_end)")).containsExactly("");
        assertThat(DATABASE.run(store.removeMasks(customer))).isZero();
    }

    /** Its rest may still be sent. */
    @Test
    void keepsByWhichTheLastNoticeIsRecognised() {
        UUID last = notification("QUEUED");
        change(last, "particulars = 'privacy-service'");
        part(last, 1, 1, "m1", "ACCEPTED");

        DATABASE.run(store.removeMasks(customer));

        assertThat(parts(last, "content")).containsExactly("abcd");
        assertThat(parts(last, "destination_end")).containsExactly("");
    }

    @Test
    void theSecondOfTwoWhoRemoveWaitsAndFindsNothing() {
        change(notification("SENT"), "destination = '138****0000'");

        var race = DATABASE.race(store.removeMasks(customer), store.removeMasks(customer));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, 'destination = ''138****0000''', 1",
        "SENT, destination = null, 0",
        "QUEUED, particulars = null, 1",
        "SENDING, particulars = null, 1",
        "STUCK, particulars = null, 1",
        "STUCK, 'particulars = ''privacy-service''', 0",
        "SENDING, 'particulars = ''privacy-service'', destination = ''138****0000''', 1",
        "CANCELLED, particulars = null, 0"
    })
    void tellsWhatIsLeft(String state, String assignments, long left) {
        change(notification(state), assignments);

        assertThat(DATABASE.run(store.countRemaining(customer))).isEqualTo(left);
    }

    @Test
    void tellsWhatIsLeftOfParts() {
        UUID id = notification("SENT");
        part(id, 1, 1, "m1", "ACCEPTED");
        part(id, 1, 2, "m2", "ACCEPTED");
        assertThat(DATABASE.run(store.countRemaining(customer))).isOne();

        DATABASE.execute("update message_part set destination_end = null where notification_id = '" + id + "'");
        assertThat(DATABASE.run(store.countRemaining(customer))).isOne();
        change(id, "particulars = 'privacy-service'");
        assertThat(DATABASE.run(store.countRemaining(customer))).isZero();
    }
}
