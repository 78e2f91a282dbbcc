package io.guanhu.platform.ledger.anchor;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
 * Writes to the ledger's topic and waits until all in-sync replicas have the data. Blocks. The data
 * carries its own proof, so it does not go through the outbox: the keeper must know that it was
 * written.
 */
final class TopicWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI source;
    private final String topic;
    private final Clock clock;
    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    TopicWriter(String service, String topic, Clock clock, Supplier<Producer<String, byte[]>> producers) {
        this.source = URI.create(service);
        this.topic = topic;
        this.clock = clock;
        this.producers = producers;
    }

    /** The broker did not accept all of it. */
    static final class NotWrittenException extends RuntimeException {
        NotWrittenException(Throwable cause) {
            super("The broker did not acknowledge", cause);
        }
    }

    synchronized void write(List<? extends Event> events) {
        try {
            Producer<String, byte[]> open = producer == null ? producers.get() : producer;
            producer = open;
            List<Future<?>> acknowledgements = new ArrayList<>();
            events.forEach(event -> acknowledgements.add(open.send(message(event))));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NotWrittenException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            close();
            throw new NotWrittenException(e);
        }
    }

    private ProducerRecord<String, byte[]> message(Event event) {
        return KafkaMessageFactory.<String>createWriter(topic, null, null, event.key())
                .writeBinary(CloudEventBuilder.v1()
                        .withId(UUID.randomUUID().toString())
                        .withSource(source)
                        .withType(EventCodec.typeOf(event.getClass()).value())
                        .withTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .withData("application/json", EventCodec.write(event).getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    synchronized void close() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
