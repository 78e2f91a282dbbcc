package io.guanhu.platform.publishing;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.guanhu.platform.signing.BatchSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Signs batches and sends them to the broker, in order.
 *
 * <p>At the first failure the producer is closed without waiting and replaced. Otherwise it could
 * deliver a later event of a key after an earlier one has failed.
 */
public final class EventSender implements AutoCloseable {

    private final URI source;
    private final BatchSigner signer;
    private final Duration ackTimeout;
    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    public EventSender(
            String service, BatchSigner signer, Duration ackTimeout, Supplier<Producer<String, byte[]>> producers) {
        this.source = URI.create(service);
        this.signer = signer;
        this.ackTimeout = ackTimeout;
        this.producers = producers;
    }

    /**
     * The result of a batch.
     *
     * @param acknowledged what all in-sync replicas have
     * @param refused what the broker rejected, and why; events that failed only because they were
     *     sent together with these are in neither list
     * @param late whether the broker took too long
     */
    public record Sent(List<OutgoingEvent> acknowledged, Set<Refused> refused, boolean late) {}

    /**
     * Something that the broker currently rejects.
     *
     * @param key null for the whole topic
     * @param reason the class of the failure
     */
    public record Refused(String topic, @Nullable String key, String reason) {

        static Refused of(OutgoingEvent row, Exception failure) {
            boolean ofThisRecord = failure instanceof org.apache.kafka.common.errors.RecordTooLargeException;
            return new Refused(
                    row.topic(),
                    ofThisRecord ? row.key() : null,
                    failure.getClass().getSimpleName());
        }
    }

    /** Sends and waits for the acknowledgements. Blocks. */
    public synchronized Sent send(List<OutgoingEvent> rows) {
        Producer<String, byte[]> current = producer == null ? producers.get() : producer;
        producer = current;
        Flight flight = new Flight(rows, current);
        try {
            flight.start();
            flight.await(ackTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException e) {
            flight.failedWhileSending(e);
        }
        Sent sent = flight.sent();
        if (sent.acknowledged().size() < rows.size()) {
            close();
        }
        return sent;
    }

    /** Discards what was not sent. */
    @Override
    public synchronized void close() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    private ProducerRecord<String, byte[]> record(OutgoingEvent row) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(row.eventId().toString())
                .withSource(source)
                .withType(row.type())
                .withTime(row.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", row.data().getBytes(StandardCharsets.UTF_8));
        if (row.traceparent() != null) {
            event.withExtension("traceparent", row.traceparent());
        }
        return KafkaMessageFactory.<String>createWriter(row.topic(), null, null, row.key())
                .writeBinary(event.build());
    }

    /** One batch in progress. Callbacks run on the producer's thread. */
    private final class Flight {

        private final List<OutgoingEvent> rows;
        private final Producer<String, byte[]> producer;
        private final CountDownLatch open;
        private final boolean[] acknowledged;
        private final Set<Refused> refused = new LinkedHashSet<>();
        private boolean late;
        private int sending;

        Flight(List<OutgoingEvent> rows, Producer<String, byte[]> producer) {
            this.rows = rows;
            this.producer = producer;
            this.open = new CountDownLatch(rows.size());
            this.acknowledged = new boolean[rows.size()];
        }

        void start() {
            List<ProducerRecord<String, byte[]>> records =
                    rows.stream().map(EventSender.this::record).toList();
            signer.sign(records);
            for (sending = 0; sending < records.size(); sending++) {
                int index = sending;
                // The callback receives the result.
                var _ = producer.send(records.get(index), (metadata, failure) -> completed(index, failure));
            }
        }

        private void completed(int index, @Nullable Exception failure) {
            synchronized (acknowledged) {
                if (failure == null) {
                    acknowledged[index] = true;
                } else if (refused.isEmpty()) {
                    // Only the first, because the others fail as a result of closing the producer.
                    refused.add(Refused.of(rows.get(index), failure));
                    producer.close(Duration.ZERO);
                }
            }
            open.countDown();
        }

        void failedWhileSending(RuntimeException failure) {
            synchronized (acknowledged) {
                if (refused.isEmpty()) {
                    refused.add(Refused.of(rows.get(Math.min(sending, rows.size() - 1)), failure));
                }
            }
        }

        void await(Duration limit) throws InterruptedException {
            boolean landed = open.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (acknowledged) {
                late = !landed && refused.isEmpty();
            }
        }

        Sent sent() {
            synchronized (acknowledged) {
                List<OutgoingEvent> taken = new ArrayList<>();
                Set<Refused> kept = new LinkedHashSet<>(refused);
                for (int i = 0; i < acknowledged.length; i++) {
                    if (acknowledged[i]) {
                        taken.add(rows.get(i));
                    } else if (late) {
                        kept.add(new Refused(rows.get(i).topic(), null, "NotInTime"));
                    }
                }
                return new Sent(taken, kept, late);
            }
        }
    }
}
