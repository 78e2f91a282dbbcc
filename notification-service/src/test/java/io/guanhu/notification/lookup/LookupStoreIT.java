package io.guanhu.notification.lookup;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.change;
import static io.guanhu.notification.NotificationTables.part;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.lookup.LookupStore.Closed;
import io.guanhu.notification.lookup.LookupStore.Filter;
import io.guanhu.notification.lookup.LookupStore.Row;
import io.guanhu.notification.lookup.LookupStore.Sent;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupStoreIT {

    private static final String AGE = "age";

    private final LookupStore store = new LookupStore(DATABASE.client());
    private final UUID customer = UUID.randomUUID();

    private UUID notification(String state, String channel, String purpose) {
        return NotificationTables.notification(customer, state, channel, purpose);
    }

    private UUID queued() {
        return notification("QUEUED", "EMAIL", "SERVICE");
    }

    private List<UUID> found(Filter filter, @Nullable UUID before, int limit) {
        return DATABASE.get(store.find(filter, before, limit).map(Row::id).collectList());
    }

    @Test
    void givesBackWhatIsAbsentAsAbsent() {
        UUID id = queued();

        assertThat(DATABASE.get(store.get(id)))
                .usingRecursiveComparison()
                .ignoringFields(AGE)
                .isEqualTo(new Row(
                        id,
                        customer,
                        "customer-changed",
                        Channel.EMAIL,
                        State.QUEUED,
                        null,
                        0,
                        null,
                        false,
                        true,
                        Duration.ZERO,
                        null,
                        null,
                        null,
                        NOW,
                        NOW));
    }

    @Test
    void givesBackAllThatThereIs() {
        UUID id = notification("SETTLED", "SMS", "LEGAL_NOTICE");
        change(
                id,
                "destination = '138****0000', attempts = 3, failure = 'undelivered', expires_at = '" + LATER
                        + "', settled_as = 'NOT_REACHABLE', settled_by = 'E5001', advanced_at = '" + LATER + "'");
        part(id, 1, 1, "m1", "DELIVERED");

        assertThat(DATABASE.get(store.get(id)))
                .usingRecursiveComparison()
                .ignoringFields(AGE)
                .isEqualTo(new Row(
                        id,
                        customer,
                        "customer-changed",
                        Channel.SMS,
                        State.SETTLED,
                        "138****0000",
                        3,
                        "undelivered",
                        true,
                        false,
                        Duration.ZERO,
                        LATER,
                        new Closed("NOT_REACHABLE", "E5001"),
                        new Sent(2, 1, 1, 0),
                        NOW,
                        LATER));
    }

    @Test
    void tellsHowLongAgoItWasRequested() {
        UUID id = queued();
        change(id, "requested_at = now() - interval '1 hour'");

        assertThat(DATABASE.get(store.get(id)).age()).isBetween(Duration.ofHours(1), Duration.ofMinutes(62));
    }

    @Test
    void countsThePartsOfTheLastSendingOnly() {
        UUID id = notification("SENT", "SMS", "SERVICE");
        part(id, 1, 1, "m1", "DELIVERED");
        part(id, 1, 2, "m2", "DELIVERED");
        part(id, 2, 1, "m3", "FAILED");
        part(id, 2, 2, "m4", "ACCEPTED");

        assertThat(DATABASE.get(store.get(id)).sent()).isEqualTo(new Sent(2, 2, 0, 1));
    }

    @Test
    void knowsNoOther() {
        assertThat(DATABASE.run(store.get(UUID.randomUUID()))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, EMAIL, LEGAL_NOTICE, true",
        "SENDING, EMAIL, LEGAL_NOTICE, true",
        "STUCK, EMAIL, LEGAL_NOTICE, true",
        "SENT, SMS, LEGAL_NOTICE, true",
        "SENT, EMAIL, LEGAL_NOTICE, false",
        "DELIVERED, SMS, LEGAL_NOTICE, false",
        "SETTLED, SMS, LEGAL_NOTICE, false",
        "QUEUED, SMS, SERVICE, false"
    })
    void findsOpenLegalNotices(String state, String channel, String purpose, boolean open) {
        UUID id = notification(state, channel, purpose);

        List<UUID> found = found(new Filter(customer, null, true), null, 10);

        assertThat(found).isEqualTo(open ? List.of(id) : List.of());
    }

    @Test
    void findsByCustomerAndState() {
        UUID queued = queued();
        UUID sent = notification("SENT", "SMS", "SERVICE");
        UUID others = NotificationTables.notification("SENT", "SMS", "SERVICE");

        assertThat(found(new Filter(customer, null, false), null, 10)).containsExactlyInAnyOrder(queued, sent);
        assertThat(found(new Filter(customer, State.SENT, false), null, 10)).containsExactly(sent);
        assertThat(found(new Filter(null, State.SENT, false), null, 10_000))
                .contains(sent, others)
                .doesNotContain(queued);
    }

    /** Ids are in the order of time, by their bytes. */
    @Test
    void findsTheNewestFirstAndGoesOnFromThere() {
        List<UUID> newest = Stream.of(queued(), queued(), queued())
                .sorted(comparing(UUID::toString, reverseOrder()))
                .toList();
        Filter filter = new Filter(customer, null, false);

        assertThat(found(filter, null, 2)).isEqualTo(newest.subList(0, 2));
        assertThat(found(filter, newest.get(1), 2)).isEqualTo(newest.subList(2, 3));
    }
}
