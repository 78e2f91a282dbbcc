package io.guanhu.gateway.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.publishing.DirectPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;

/** Moves counts from memory to disk, and from disk to Kafka. Blocks; run by workers. */
final class AuditSpooling {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSpooling.class);

    private final Tally tally;
    private final Spool spool;
    private final Entries entries;
    private final DirectPublisher publisher;
    private final AuditProperties properties;
    private final Clock clock;
    private final Counter lost;
    private final Counter sent;
    private volatile long waitingBytes;
    private volatile @Nullable Instant oldest;

    AuditSpooling(
            Tally tally,
            Spool spool,
            Entries entries,
            DirectPublisher publisher,
            AuditProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.tally = tally;
        this.spool = spool;
        this.entries = entries;
        this.publisher = publisher;
        this.properties = properties;
        this.clock = clock;
        this.lost = meters.counter("guanhu.gateway.audit.lost");
        this.sent = meters.counter("guanhu.gateway.audit.sent");
        Gauge.builder("guanhu.gateway.audit.spool.bytes", () -> waitingBytes).register(meters);
        Gauge.builder("guanhu.gateway.audit.oldest.seconds", this::oldestSeconds)
                .register(meters);
    }

    /** Writes the counts to disk. */
    Duration flush() {
        Map<Refusal, Long> counts = tally.take();
        if (counts.isEmpty()) {
            return properties.flush();
        }
        try {
            if (!spool.append(counts, clock.instant())) {
                recordLoss(total(counts), "the spool is full");
            }
        } catch (IOException failure) {
            // The next round writes these together with new ones; memory is bounded.
            tally.restore(counts);
            LOG.error(
                    "The audit spool cannot be written: {}", failure.getClass().getSimpleName());
        }
        return properties.flush();
    }

    /** Sends all closed segments. If Kafka rejects one, that one and those after it stay. */
    Duration send() {
        try {
            List<Path> closed = spool.closed(clock.instant());
            waitingBytes = spool.bytes();
            oldest = closed.isEmpty() ? null : Spool.beginOf(closed.getFirst());
            for (Path segment : closed) {
                send(Spool.read(segment));
                Spool.delete(segment);
            }
            oldest = null;
            return properties.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void send(Spool.Segment segment) {
        List<AuditEntryRecorded> made = entries.of(segment);
        Map<UUID, Event> events = new LinkedHashMap<>();
        made.forEach(entry -> events.put(entry.entryId(), entry));
        publisher.publish(events);
        sent.increment(made.size());
        if (segment.broken() > 0) {
            recordLoss(segment.broken(), "lines were torn");
        }
    }

    private void recordLoss(long count, String why) {
        lost.increment((double) count);
        LOG.error("{} refusals are not in the audit log: {}", count, why);
    }

    Health health() {
        boolean late = oldestSeconds() > properties.alarmAfter().toSeconds();
        return Health.up()
                .withDetail("alarm", late || lost.count() > 0)
                .withDetail("lost", Math.round(lost.count()))
                .withDetail("spoolBytes", waitingBytes)
                .withDetail("oldestSeconds", oldestSeconds())
                .build();
    }

    private long oldestSeconds() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
    }

    private static long total(Map<Refusal, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
