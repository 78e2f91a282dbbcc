package io.guanhu.notification.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.lookup.LookupStore.Closed;
import io.guanhu.notification.lookup.LookupStore.Row;
import io.guanhu.notification.lookup.LookupStore.Sent;
import io.guanhu.notification.lookup.NotificationController.Notification;
import io.guanhu.notification.lookup.NotificationController.Parts;
import io.guanhu.notification.lookup.NotificationController.Settled;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationControllerTests {

    private static final Instant REQUESTED = Memory.NOW.minusSeconds(90);
    private static final Instant EXPIRES = Memory.NOW.plusSeconds(60);

    private final UUID id = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();

    private Row row(@Nullable Closed closed, @Nullable Sent sent) {
        return new Row(
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
                Duration.ofSeconds(90),
                EXPIRES,
                closed,
                sent,
                REQUESTED,
                Memory.NOW);
    }

    @Test
    void showsEachColumnUnderItsName() {
        assertThat(Notification.of(row(new Closed("NOT_REACHABLE", "E5001"), new Sent(4, 3, 2, 1))))
                .isEqualTo(new Notification(
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
                        90,
                        EXPIRES,
                        new Settled("NOT_REACHABLE", "E5001"),
                        new Parts(4, 3, 2, 1),
                        REQUESTED,
                        Memory.NOW));
    }

    @Test
    void showsNoSettlementAndNoPartsWhereThereAreNone() {
        assertThat(Notification.of(row(null, null)))
                .returns(null, Notification::settlement)
                .returns(null, Notification::parts);
    }
}
