package io.guanhu.platform.publishing;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.publishing.EventSender.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes events of a service that has no database, and therefore no outbox: it keeps what it
 * wants to publish in a place of its own until this returns. Goes the same way to the broker as the
 * relay's batches.
 */
public final class DirectPublisher implements AutoCloseable {

    private static final int BATCH = 500;

    private final EventSender sender;

    DirectPublisher(EventSender sender) {
        this.sender = sender;
    }

    /** The broker did not take a batch as a whole. */
    static final class NotPublishedException extends RuntimeException {
        NotPublishedException(Set<EventSender.Refused> refused) {
            super("The broker did not acknowledge: " + refused);
        }
    }

    /**
     * Returns when all in-sync replicas have all of them. Blocks.
     *
     * @param events by their ids; the same ids when it is tried again, since parts of a batch may
     *     have been delivered when this fails
     */
    public void publish(Map<UUID, ? extends Event> events) {
        List<OutgoingEvent> rows = events.entrySet().stream()
                .map(each -> OutgoingEvent.of(each.getKey(), each.getValue(), null, made(each.getKey())))
                .toList();
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<OutgoingEvent> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            Sent sent = sender.send(batch);
            if (sent.acknowledged().size() < batch.size()) {
                throw new NotPublishedException(sent.refused());
            }
        }
    }

    /** When the id was made: the same however often it is sent, or it would be another content. */
    private static Instant made(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.EPOCH;
    }

    @Override
    public void close() {
        sender.close();
    }
}
