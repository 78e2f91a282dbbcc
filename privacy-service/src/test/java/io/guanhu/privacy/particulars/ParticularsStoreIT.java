package io.guanhu.privacy.particulars;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.particulars.ParticularsStore.Code;
import io.guanhu.privacy.particulars.ParticularsStore.Notice;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticularsStoreIT {

    private static final Instant EXPIRES = Memory.NOW.plusSeconds(300);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final ParticularsStore store = new ParticularsStore(database.client());
    private final Filing filing = docket.filed();
    private final UUID notification = UUID.randomUUID();

    private void code() {
        database.execute(
                """
                insert into identity_code (id, request_id, hash, sealed, created_at, expires_at, asked_by, channel,
                    contact_as_of)
                values ('%s', '%s', 'hash', '\\x0102', '%s', '%s', 'CUSTOMER', 'EMAIL', '%s')
                """.formatted(notification, filing.requestId(), Memory.NOW, EXPIRES, Memory.NOW.minusSeconds(9)));
    }

    private void notice() {
        database.run(docket.requests().notice(notification, filing.requestId(), Channel.SMS));
    }

    private Notice found() {
        return database.get(store.notice(notification));
    }

    @Test
    void handsOverACodeUntilItExpires() {
        code();

        assertThat(database.get(store.code(notification, EXPIRES.minusSeconds(1))))
                .usingRecursiveComparison()
                .isEqualTo(new Code(new byte[] {1, 2}, filing.customerId(), Channel.EMAIL, Memory.NOW.minusSeconds(9)));
        assertThat(database.run(store.code(notification, EXPIRES))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed", "contact_as_of"})
    void handsOverNoCodeOfWhichSomethingIsGone(String column) {
        code();
        database.execute("update identity_code set %s = null where id = '%s'".formatted(column, notification));

        assertThat(database.run(store.code(notification, Memory.NOW))).isNull();
    }

    @Test
    void handsOverWhatIsKeptForANotice() {
        notice();
        database.execute("insert into kept_contact values ('%s', '\\x01', '\\x02')".formatted(filing.requestId()));
        database.run(docket.requests().refuse(filing.requestId(), new byte[] {3}, new byte[] {4}));

        assertThat(found())
                .usingRecursiveComparison()
                .isEqualTo(
                        new Notice(filing.requestId(), new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4}));
    }

    @Test
    void handsOverANoticeOfWhichEverythingIsGone() {
        notice();

        assertThat(found())
                .usingRecursiveComparison()
                .isEqualTo(new Notice(filing.requestId(), null, null, null, null));
    }

    @Test
    void knowsNoOther() {
        code();
        notice();

        assertThat(database.run(store.code(UUID.randomUUID(), Memory.NOW))).isNull();
        assertThat(database.run(store.notice(UUID.randomUUID()))).isNull();
    }
}
