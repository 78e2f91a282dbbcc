package io.guanhu.notification.parts;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.part;
import static io.guanhu.notification.NotificationTables.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.model.delivery.AcceptedPart;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a part finds the receipt that came before it. */
class EarlyReceiptsIT {

    private final PartStore store = new PartStore(DATABASE.client());
    private final UUID id = NotificationTables.notification("SENT", "SMS", "SERVICE");
    private final String message = UUID.randomUUID().toString();

    private StoredPart kept(@Nullable String messageId, @Nullable String end) {
        AcceptedPart part = new AcceptedPart("centre", messageId, "10690", 1, 1, 2, NOW);
        return new StoredPart(id, UUID.randomUUID(), part, "abcd", end, NOW);
    }

    /** @param end quoted, or null */
    private void early(String provider, String end, boolean delivered, String marks, long seconds) {
        DATABASE.execute("""
                insert into early_receipt (provider, provider_message_id, destination_end, delivered, marks, received_at)
                values ('%s', '%s', %s, %s, '%s', '%s')
                """.formatted(provider, message, end, delivered, marks, NOW.plusSeconds(seconds)));
    }

    private long waiting() {
        return DATABASE.values(
                        "select count(*) from early_receipt where provider_message_id = '" + message + "'", Long.class)
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"true, DELIVERED", "false, FAILED"})
    void isAppliedAndTakenAway(boolean delivered, String state) {
        part(id, 1, 1, message, "ACCEPTED");
        early("centre", "'0000'", delivered, "t1", 0);

        DATABASE.rolledBack(store.takeEarlyReceipt(kept(message, "0000")));
        assertThat(parts(id, "state")).containsExactly("ACCEPTED");
        assertThat(waiting()).isOne();

        DATABASE.run(store.takeEarlyReceipt(kept(message, "0000")));
        assertThat(parts(id, "state || receipt")).containsExactly(state + "t1");
        assertThat(waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "centre, '''0000''', 0000, -5, true",
        "centre, '''0000''', 0000, -6, false",
        "centre, '''9999''', 0000, 0, false",
        "centre, null, 0000, 0, true",
        "centre, '''9999''',, 0, true",
        "fallback, '''0000''', 0000, 0, false"
    })
    void belongsToItsOwnMessageOnly(
            String provider, String end, @Nullable String ending, long seconds, boolean belongs) {
        part(id, 1, 1, message, "ACCEPTED");
        early(provider, end, true, "t1", seconds);

        DATABASE.run(store.takeEarlyReceipt(kept(message, ending)));

        assertThat(parts(id, "state")).containsExactly(belongs ? "DELIVERED" : "ACCEPTED");
        assertThat(waiting()).isEqualTo(belongs ? 0 : 1);
    }

    @Test
    void ofTwoThatWaitTheFirstIsTaken() {
        part(id, 1, 1, message, "ACCEPTED");
        early("centre", "'0000'", false, "t1", 0);
        early("centre", "'0000'", true, "t2", 0);

        DATABASE.run(store.takeEarlyReceipt(kept(message, "0000")));

        assertThat(parts(id, "state || receipt")).containsExactly("FAILEDt1");
        assertThat(waiting()).isOne();
    }

    @Test
    void leavesAPartThatHasAReceipt() {
        part(id, 1, 1, message, "FAILED");
        early("centre", "'0000'", true, "t1", 0);

        DATABASE.run(store.takeEarlyReceipt(kept(message, "0000")));

        assertThat(parts(id, "state")).containsExactly("FAILED");
    }

    @Test
    void noneIsLookedForWhereTheProviderGaveNoId() {
        early("centre", "'0000'", true, "t1", 0);

        DATABASE.run(store.takeEarlyReceipt(kept(null, "0000")));

        assertThat(waiting()).isOne();
    }
}
