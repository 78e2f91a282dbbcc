package io.guanhu.platform.publishing;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.publishing.EventSender.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes events of a service without a database, and therefore without an outbox. Such a service
 * must store its events elsewhere until this returns. Uses the same path to the broker as the
 * relay's batches.
 */
public final class DirectPublisher implements AutoCloseable {

    private static final int BATCH = 500;

    private final EventSender sender;

    DirectPublisher(EventSender sender) {
        this.sender = sender;
    }

    /** The broker did not accept a whole batch. */
    static final class NotPublishedException extends RuntimeException {
        NotPublishedException(Set<EventSender.Refused> refused) {
            super("The broker did not acknowledge: " + refused);
        }
    }

    /**
     * Returns when all in-sync replicas have all of them. Blocks.
     *
     * @param events by their ids, which must be the same when retrying, because a part of the batch
     *     may have been delivered although this failed
     */
    public void publish(Map<UUID, ? extends Event> events) {
        List<OutgoingEvent> rows = events.entrySet().stream()
                .map(each -> OutgoingEvent.of(each.getKey(), each.getValue(), null, createdAt(each.getKey())))
                .toList();
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<OutgoingEvent> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            Sent sent = sender.send(batch);
            if (sent.acknowledged().size() < batch.size()) {
                throw new NotPublishedException(sent.refused());
            }
        }
    }

    /**
     * The time in the id, which is the same at every attempt; otherwise the content would differ.
     */
    private static Instant createdAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.EPOCH;
    }

    @Override
    public void close() {
        sender.close();
    }
}
