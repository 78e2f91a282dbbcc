package io.guanhu.platform.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to the broker, in order and completely, or fails.
 *
 * <p>At the first failure the producer is closed without waiting and replaced: a producer that went
 * on could deliver a later event of a key whose earlier event had failed.
 */
final class EventSender implements AutoCloseable {

    private final URI source;
    private final Duration ackTimeout;
    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    EventSender(String service, Duration ackTimeout, Supplier<Producer<String, byte[]>> producers) {
        this.source = URI.create(service);
        this.ackTimeout = ackTimeout;
        this.producers = producers;
    }

    /** The broker did not take the whole batch; parts of it may have been delivered, in order. */
    static final class NotSentException extends RuntimeException {
        NotSentException(Throwable cause) {
            super("The broker did not acknowledge", cause);
        }
    }

    /** Returns when all in-sync replicas have the batch. Blocks. */
    synchronized void send(List<OutboxRow> rows) {
        Producer<String, byte[]> current = producer == null ? producers.get() : producer;
        producer = current;
        try {
            List<Future<?>> acknowledgements = new ArrayList<>(rows.size());
            for (OutboxRow row : rows) {
                acknowledgements.add(
                        current.send(
                                record(row),
                                (metadata, failure) -> {
                                    if (failure != null) {
                                        current.close(Duration.ZERO);
                                    }
                                }));
            }
            long deadline = System.nanoTime() + ackTimeout.toNanos();
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NotSentException(e);
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            close();
            throw new NotSentException(e);
        }
    }

    /** Drops what was not sent. */
    @Override
    public synchronized void close() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    private ProducerRecord<String, byte[]> record(OutboxRow row) {
        CloudEventBuilder event =
                CloudEventBuilder.v1()
                        .withId(row.eventId().toString())
                        .withSource(source)
                        .withType(row.type())
                        .withTime(row.at().atOffset(ZoneOffset.UTC))
                        .withData("application/json", row.data().getBytes(StandardCharsets.UTF_8));
        if (row.traceparent() != null) {
            event.withExtension("traceparent", row.traceparent());
        }
        CloudEvent built = event.build();
        return KafkaMessageFactory.<String>createWriter(row.topic(), null, null, row.key())
                .writeBinary(built);
    }
}
