package io.guanhu.notification.receipt;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.part;
import static io.guanhu.notification.NotificationTables.parts;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.model.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptStoreIT {

    private static final Instant BEFORE = NOW.minusSeconds(1);

    private final ReceiptStore store = new ReceiptStore(DATABASE.client());
    private final UUID id = NotificationTables.notification("SENT", "SMS", "SERVICE");
    private final String message = UUID.randomUUID().toString();

    private Receipt receipt(@Nullable String end, @Nullable String marks) {
        return new Receipt("centre", message, end, true, marks);
    }

    private ReceiptMatch found(Receipt receipt) {
        return DATABASE.get(store.find(receipt, BEFORE));
    }

    private List<String> early(String column) {
        return DATABASE.values(
                "select coalesce(%s::text, '') from early_receipt where provider_message_id = '%s' order by id"
                        .formatted(column, message),
                String.class);
    }

    @ParameterizedTest
    @CsvSource({"0000, true", ", true", "9999, false"})
    void belongsToAnOpenPartThatWentToThatNumber(@Nullable String end, boolean belongs) {
        part(id, 1, 1, message, "ACCEPTED");

        assertThat(found(receipt(end, "t1")))
                .isEqualTo(belongs ? new ReceiptMatch.Part(id, 1, 1) : new ReceiptMatch.None());
    }

    @Test
    void belongsToAPartWhoseNumberWasErased() {
        part(id, 1, 1, message, "ACCEPTED");
        DATABASE.execute("update message_part set destination_end = null where notification_id = '" + id + "'");

        assertThat(found(receipt("9999", "t1"))).isEqualTo(new ReceiptMatch.Part(id, 1, 1));
    }

    @Test
    void belongsToNoPartOfBeforeTheWindowNorOfAnotherProvider() {
        part(id, 1, 1, message, "ACCEPTED");

        assertThat(DATABASE.get(store.find(receipt("0000", "t1"), NOW))).isEqualTo(new ReceiptMatch.None());
        assertThat(found(new Receipt("fallback", message, "0000", true, "t1"))).isEqualTo(new ReceiptMatch.None());
    }

    @Test
    void aPartThatHasThisReceiptHasItAgain() {
        part(id, 1, 1, message, "ACCEPTED");
        DATABASE.run(store.mark(new ReceiptMatch.Part(id, 1, 1), receipt("0000", "t1")));

        assertThat(found(receipt("0000", "t1"))).isEqualTo(new ReceiptMatch.Repeated());
        assertThat(found(receipt("0000", "t2"))).isEqualTo(new ReceiptMatch.None());
        assertThat(found(receipt("0000", null))).isEqualTo(new ReceiptMatch.None());
    }

    @Test
    void ofPartsWithOneIdEachGetsAReceipt() {
        part(id, 1, 1, message, "ACCEPTED");
        part(id, 1, 2, message, "ACCEPTED");

        Receipt both = receipt("0000", "t1");
        assertThat(found(both)).isEqualTo(new ReceiptMatch.Part(id, 1, 1));
        DATABASE.run(store.mark(new ReceiptMatch.Part(id, 1, 1), both));
        assertThat(found(both)).isEqualTo(new ReceiptMatch.Part(id, 1, 2));
        DATABASE.run(store.mark(new ReceiptMatch.Part(id, 1, 2), both));
        assertThat(found(both)).isEqualTo(new ReceiptMatch.Repeated());
    }

    @Test
    void countsForNoMessageIfItFitsTwo() {
        part(id, 1, 1, message, "ACCEPTED");
        part(NotificationTables.notification("SENT", "SMS", "SERVICE"), 1, 1, message, "ACCEPTED");

        assertThat(found(receipt("0000", "t1"))).isEqualTo(new ReceiptMatch.Ambiguous());
    }

    @ParameterizedTest
    @CsvSource({"true, DELIVERED", "false, FAILED"})
    void marksOnePart(boolean delivered, String state) {
        part(id, 1, 1, message, "ACCEPTED");
        part(id, 1, 2, message, "ACCEPTED");
        Receipt receipt = new Receipt("centre", message, "0000", delivered, "t1");

        DATABASE.rolledBack(store.mark(new ReceiptMatch.Part(id, 1, 2), receipt));
        assertThat(parts(id, "state")).containsExactly("ACCEPTED", "ACCEPTED");

        DATABASE.run(store.mark(new ReceiptMatch.Part(id, 1, 2), receipt));
        assertThat(parts(id, "state")).containsExactly("ACCEPTED", state);
        assertThat(parts(id, "receipt")).containsExactly("", "t1");
    }

    @Test
    void theSecondReceiptOfAMessageWaitsForTheFirst() {
        part(id, 1, 1, message, "ACCEPTED");
        part(id, 1, 2, message, "ACCEPTED");

        assertThat(DATABASE.race(
                                store.mark(new ReceiptMatch.Part(id, 1, 1), receipt("0000", "t1")),
                                store.mark(new ReceiptMatch.Part(id, 1, 2), receipt("0000", "t1")))
                        .waited())
                .isTrue();
        assertThat(parts(id, "state")).containsExactly("DELIVERED", "DELIVERED");
    }

    @Test
    void keepsAnEarlyReceiptOnce() {
        DATABASE.run(store.keepEarly(receipt("0000", "t1"), NOW));
        DATABASE.run(store.keepEarly(receipt("0000", "t1"), NOW));

        assertThat(early("marks || destination_end")).containsExactly("t10000");
    }

    @Test
    void keepsEarlyReceiptsThatDiffer() {
        DATABASE.run(store.keepEarly(receipt("0000", "t1"), NOW));
        DATABASE.run(store.keepEarly(receipt("0000", "t2"), NOW));
        DATABASE.run(store.keepEarly(receipt(null, "t1"), NOW));
        DATABASE.rolledBack(store.keepEarly(receipt("0000", "t3"), NOW));

        assertThat(early("marks")).containsExactly("t1", "t2", "t1");
    }

    /** Nothing shows whether a person without marks is the same. */
    @Test
    void keepsEachWithoutMarks() {
        DATABASE.run(store.keepEarly(receipt("0000", null), NOW));
        DATABASE.run(store.keepEarly(receipt("0000", null), NOW));

        assertThat(early("marks")).containsExactly("", "");
    }

    @Test
    void forgetsReceiptsAfterADayAndPartsAfterAMonth() {
        part(id, 1, 1, message, "ACCEPTED");
        DATABASE.run(store.keepEarly(receipt("0000", "t1"), NOW));
        DATABASE.run(store.forget(NOW));

        DATABASE.run(store.forget(NOW.plus(Duration.ofDays(1))));
        assertThat(early("marks")).hasSize(1);
        assertThat(DATABASE.get(store.forget(NOW.plus(Duration.ofDays(1)).plusSeconds(1))))
                .isPositive();
        assertThat(early("marks")).isEmpty();
        assertThat(parts(id, "state")).hasSize(1);

        assertThat(DATABASE.get(store.forget(NOW.plus(Duration.ofDays(30)).plusSeconds(1))))
                .isPositive();
        assertThat(parts(id, "state")).isEmpty();
    }
}
