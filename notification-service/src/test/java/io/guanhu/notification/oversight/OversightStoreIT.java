package io.guanhu.notification.oversight;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OversightStoreIT {

    private final OversightStore store = new OversightStore(DATABASE.client());

    @BeforeEach
    void nothingIsOpen() {
        DATABASE.execute("update notification set state = 'DELIVERED' where purpose = 'LEGAL_NOTICE'");
    }

    @Test
    void countsNothingWhereNothingIsOpen() {
        NotificationTables.notification("STUCK", "SMS", "SERVICE");
        NotificationTables.notification("SENT", "EMAIL", "LEGAL_NOTICE");

        assertThat(DATABASE.get(store.count(LATER, LATER))).isEqualTo(new OpenNotices(0, 0, 0, null));
    }

    /** A notice is late if it waits for a person, or is not sent or confirmed in time. */
    @ParameterizedTest
    @CsvSource({
        "QUEUED, 0, 0, 0",
        "QUEUED, -1, 0, 1",
        "SENDING, -1, 0, 1",
        "SENT, -1, 0, 0",
        "SENT, -1, -1, 1",
        "SENT, 0, 0, 0"
    })
    void tellsWhatIsLate(String state, long requested, long advanced, long late) {
        UUID id = NotificationTables.notification(state, "SMS", "LEGAL_NOTICE");
        change(
                id,
                "requested_at = '%s', advanced_at = '%s'"
                        .formatted(NOW.plusSeconds(requested), NOW.plusSeconds(advanced)));

        assertThat(DATABASE.get(store.count(NOW, NOW)))
                .isEqualTo(new OpenNotices(1, 0, late, NOW.plusSeconds(requested)));
    }

    @Test
    void countsWhatIsStuckAsLateHoweverNewAndTellsTheOldest() {
        change(NotificationTables.notification("STUCK", "EMAIL", "LEGAL_NOTICE"), "requested_at = '" + LATER + "'");
        NotificationTables.notification("QUEUED", "SMS", "LEGAL_NOTICE");

        assertThat(DATABASE.get(store.count(NOW, NOW))).isEqualTo(new OpenNotices(2, 1, 1, NOW));
    }
}
