package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it waits in the table. */
record OutboxRow(
        UUID eventId,
        String topic,
        String key,
        String type,
        String data,
        @Nullable String traceparent,
        Instant at) {

    /** How many relays of a service can work side by side. */
    static final int PARTITIONS = 16;

    /** Enough that two keys seldom share a lock, few enough for any one transaction to hold all. */
    private static final int LOCKS = 64 * PARTITIONS;

    static OutboxRow of(UUID eventId, Event event, @Nullable String traceparent, Instant at) {
        EventType type = EventCodec.typeOf(event.getClass());
        return new OutboxRow(
                eventId,
                type.topic(),
                event.key(),
                type.value(),
                EventCodec.write(event),
                traceparent,
                at);
    }

    /** The lock that orders the commits of this key. */
    int lock() {
        return Math.floorMod(key.hashCode(), LOCKS);
    }

    /** All events of a key share a partition. */
    short partition() {
        return (short) (lock() % PARTITIONS);
    }
}
