package io.guanhu.platform.outbox;

import io.guanhu.platform.publishing.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The position from which each partition of the outbox is read. */
final class ReadPositions {

    /** Every partition is read from its beginning this often, as a precaution. */
    private static final Duration TRUSTED = Duration.ofMinutes(10);

    private final List<ReadPosition> partitions =
            Stream.generate(ReadPosition::new).limit(OutgoingEvent.PARTITIONS).toList();

    private @Nullable Instant server;
    private Instant begun = Instant.MIN;

    List<ReadPosition> partitions() {
        return partitions;
    }

    ReadPosition of(int partition) {
        return partitions.get(partition);
    }

    /** Returns the partitions with waiting rows. */
    synchronized List<Integer> note(List<OutboxStore.Partition> seen, Instant now) {
        boolean sameServer = seen.stream().allMatch(each -> each.serverSince().equals(server));
        if (sameServer && now.isBefore(begun.plus(TRUSTED))) {
            seen.forEach(each -> of(each.number()).record(each.oldestWriter(), each.first()));
        } else {
            startAgain(seen, now);
        }
        return seen.stream()
                .filter(each -> each.first() != null)
                .map(OutboxStore.Partition::number)
                .toList();
    }

    /** A server that replaced another may number rows differently. */
    private void startAgain(List<OutboxStore.Partition> seen, Instant now) {
        partitions.forEach(ReadPosition::startAgain);
        server = seen.getFirst().serverSince();
        begun = now;
    }

    void note(int partition, OutboxStore.Batch batch) {
        OutboxStore.Bounds bounds = batch.bounds();
        if (bounds != null) {
            of(partition).record(bounds.oldestWriter(), bounds.first());
            of(partition).read(bounds.last(), bounds.reader());
        }
    }
}
