package io.guanhu.notification.settlement;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.settlement.SettlementStore.Locked;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class SettlementStoreIT {

    private final SettlementStore store = new SettlementStore(DATABASE.client());

    @ParameterizedTest
    @CsvSource({
        "QUEUED, SMS, SERVICE, true",
        "STUCK, EMAIL, LEGAL_NOTICE, true",
        "SENT, SMS, LEGAL_NOTICE, true",
        "SENT, EMAIL, LEGAL_NOTICE, false",
        "SENT, SMS, SERVICE, false",
        "SENDING, SMS, LEGAL_NOTICE, false",
        "DELIVERED, SMS, LEGAL_NOTICE, false",
        "SETTLED, SMS, LEGAL_NOTICE, false"
    })
    void tellsWhatIsOpen(State state, Channel channel, String purpose, boolean open) {
        UUID customer = UUID.randomUUID();
        UUID id = NotificationTables.notification(customer, state.name(), channel.name(), purpose);

        assertThat(DATABASE.run(store.lock(id))).isEqualTo(new Locked(id, customer, channel, state, open));
    }

    @Test
    void knowsNoOther() {
        assertThat(DATABASE.run(store.lock(UUID.randomUUID()))).isNull();
    }

    @Test
    void queuesAgainWithoutItsFaults() {
        UUID id = NotificationTables.notification("STUCK", "SMS", "LEGAL_NOTICE");
        DATABASE.execute("update notification set faults = 4 where id = '%s'".formatted(id));
        DATABASE.rolledBack(store.requeue(id, LATER));
        assertThat(column(id, "state")).isEqualTo("STUCK");

        DATABASE.run(store.requeue(id, LATER));

        assertThat(column(id, "state || faults")).isEqualTo("QUEUED0");
        assertThat(column(id, "next_attempt_at = '" + LATER + "'")).isEqualTo("true");
    }

    /** Phones only join parts of the same sending. */
    @ParameterizedTest
    @CsvSource({"FAILED, ''", "ACCEPTED, hash"})
    void sendsTheWholeAgainIfAPartFailed(String state, String content) {
        UUID id = NotificationTables.notification("STUCK", "SMS", "LEGAL_NOTICE");
        DATABASE.execute("""
                insert into message_part (notification_id, sending, part, parts, provider, sender, content, state,
                    submitted_at, accepted_at)
                values ('%1$s', 1, 1, 2, 'centre', '10690', 'hash', 'DELIVERED', now(), now()),
                       ('%1$s', 1, 2, 2, 'centre', '10690', 'hash', '%2$s', now(), now())
                """.formatted(id, state));

        DATABASE.run(store.requeue(id, LATER));

        assertThat(DATABASE.values(
                        "select coalesce(content, '') from message_part where notification_id = '" + id + "'",
                        String.class))
                .containsExactly(content, content);
    }

    @Test
    void keepsWhoSettledItAndHow() {
        UUID id = NotificationTables.notification("STUCK", "SMS", "LEGAL_NOTICE");

        DATABASE.run(settle(id));

        assertThat(column(id, "state || settled_as || settled_by")).isEqualTo("SETTLEDDELIVERED_BY_LETTERE5001");
    }

    @Test
    void theSecondOfTwoWhoSettleWaitsAndFindsItClosed() {
        UUID id = NotificationTables.notification("STUCK", "SMS", "LEGAL_NOTICE");

        var race = DATABASE.race(store.lock(id).then(settle(id)), store.lock(id));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isNotNull().returns(false, Locked::open);
    }

    private Mono<Void> settle(UUID id) {
        var person = Callers.staff("E5001", "BJ", Roles.COMPLIANCE_OFFICER);
        return store.settle(id, Settlement.DELIVERED_BY_LETTER, person, LATER);
    }
}
