package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Publishes events of a service that has no database, and therefore no outbox: it keeps what it
 * wants to publish in a place of its own until this returns. Goes the same way to the broker as the
 * relay's batches.
 */
public final class DirectPublisher implements AutoCloseable {

    private static final int BATCH = 500;

    private final EventSender sender;
    private final Clock clock;

    DirectPublisher(EventSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Returns when all in-sync replicas have all of them. Blocks.
     *
     * @param events by their ids; the same ids when it is tried again, since parts of a batch may
     *     have been delivered when this fails
     */
    public void publish(Map<UUID, ? extends Event> events) {
        List<OutboxRow> rows =
                events.entrySet().stream()
                        .map(
                                each ->
                                        OutboxRow.of(
                                                each.getKey(),
                                                each.getValue(),
                                                null,
                                                clock.instant()))
                        .toList();
        for (int from = 0; from < rows.size(); from += BATCH) {
            sender.send(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
