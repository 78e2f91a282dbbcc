package io.guanhu.platform.publishing;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way to the broker. */
public record OutgoingEvent(
        UUID eventId,
        String topic,
        String key,
        String type,
        String data,
        @Nullable String traceparent,
        Instant at) {

    /** How many relays of a service can work in parallel. */
    public static final int PARTITIONS = 16;

    /** Enough that two keys rarely share a lock, and few enough for one transaction to hold all. */
    private static final int LOCKS = 64 * PARTITIONS;

    /** A broker accepts a megabyte including key and headers; larger records are never accepted. */
    private static final int LARGEST = 1_000_000;

    /**
     * An event to be published.
     *
     * @throws IllegalStateException if it is too large, because it would block the events behind it
     *     forever
     */
    public static OutgoingEvent of(UUID eventId, Event event, @Nullable String traceparent, Instant at) {
        EventType type = EventCodec.typeOf(event.getClass());
        String data = EventCodec.write(event);
        if (data.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IllegalStateException("An event of type " + type.value() + " is too large to be published");
        }
        return new OutgoingEvent(eventId, type.topic(), event.key(), type.value(), data, traceparent, at);
    }

    /** The lock that orders the commits of this key. */
    public int lock() {
        return Math.floorMod(key.hashCode(), LOCKS);
    }

    /** All events of a key share a partition. */
    public short partition() {
        return (short) (lock() % PARTITIONS);
    }
}
