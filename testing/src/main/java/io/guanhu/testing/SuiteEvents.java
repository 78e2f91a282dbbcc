package io.guanhu.testing;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.EventType;
import io.guanhu.platform.contract.access.Access;
import io.guanhu.platform.signing.BatchSigner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes on the shared broker like the suite's services: signed, in the name of one of them. */
public final class SuiteEvents {

    private static final Lazy<KafkaProducer<String, byte[]>> PRODUCER = new Lazy<>(() -> new KafkaProducer<>(
            Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer()));

    private SuiteEvents() {}

    /** Publishes events in order, each as the service that it comes from. */
    public static void publish(Event... events) {
        Stream.of(events).forEach(event -> send(sign(record(sourceOf(event), event))));
    }

    /** The service that an event comes from: its speaker, or any that may publish it. */
    public static String sourceOf(Event event) {
        String speaker = event.publisher();
        String topic = EventCodec.typeOf(event.getClass()).topic();
        return speaker == null
                ? Access.producersOf(topic).stream().sorted().findFirst().orElseThrow()
                : speaker;
    }

    /** An event as a record, not yet signed. */
    public static ProducerRecord<String, byte[]> record(String source, Event event) {
        EventType type = EventCodec.typeOf(event.getClass());
        return record(source, type.topic(), event.key(), type.value(), UUID.randomUUID(), EventCodec.write(event));
    }

    /** Any content as a record, not yet signed. */
    public static ProducerRecord<String, byte[]> record(
            String source, String topic, String key, String type, UUID id, String data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, bytes(data));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        source,
                        "ce_type",
                        type,
                        "ce_time",
                        Clock.systemUTC().instant().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    /** Signs a record with its source's key. */
    public static ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> record) {
        String source = new String(record.headers().lastHeader("ce_source").value(), StandardCharsets.UTF_8);
        new BatchSigner(TestMessageKeys.of(source), Clock.systemUTC()).sign(List.of(record));
        return record;
    }

    /** Waits for the broker, because a record that was not written must fail the test. */
    public static void send(ProducerRecord<String, byte[]> record) {
        try {
            PRODUCER.get().send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A record could not be written", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
