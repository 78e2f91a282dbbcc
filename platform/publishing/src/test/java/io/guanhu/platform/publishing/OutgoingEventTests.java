package io.guanhu.platform.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutgoingEventTests {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private final UUID customer = UUID.randomUUID();

    @Test
    void refusesAnEventThatNoBrokerWouldTake() {
        assertThatThrownBy(() -> eventWith("x".repeat(1_000_001)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("An event of type notification.requested.v1 is too large to be published");
        assertThat(eventWith("x".repeat(900_000)).data()).hasSizeGreaterThan(900_000);
    }

    @Test
    void keepsTheEventsOfAKeyInOnePartition() {
        OutgoingEvent requested = eventWith("x");
        OutgoingEvent changed = OutgoingEvent.of(
                UUID.randomUUID(), new CustomerChanged(customer, UUID.randomUUID(), List.of(), 2, NOW), null, NOW);
        assertThat(requested.key()).isEqualTo(changed.key());
        assertThat(requested.partition()).isEqualTo(changed.partition()).isBetween((short) 0, (short) 15);
    }

    private OutgoingEvent eventWith(String parameter) {
        return OutgoingEvent.of(
                UUID.randomUUID(),
                NotificationRequested.message(UUID.randomUUID(), customer, NOW)
                        .template("template")
                        .channel(Channel.SMS)
                        .locale(Language.CHINESE)
                        .parameters(Map.of("parameter", parameter))
                        .particulars("app-service")
                        .purpose(Purpose.SERVICE)
                        .build(),
                null,
                NOW);
    }
}
