package io.guanhu.privacy;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends and awaits events as other services do. */
final class Wire implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", KafkaServer.shared().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    void send(Event event) {
        var type = EventCodec.typeOf(event.getClass());
        var message =
                new ProducerRecord<>(
                        type.topic(),
                        event.key(),
                        EventCodec.write(event).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "test",
                        "ce_type", type.value(),
                        "content-type", "application/json")
                .forEach(
                        (name, value) ->
                                message.headers()
                                        .add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for events of a type with a key. */
    <E extends Event> List<E> await(Class<E> type, String key, int count, Predicate<E> wanted) {
        var event = EventCodec.typeOf(type);
        try (var probe = KafkaProbe.shared()) {
            return probe
                    .await(
                            event.topic(),
                            count,
                            each ->
                                    key.equals(each.key())
                                            && isOf(
                                                    each.headers().lastHeader("ce_type"),
                                                    event.value())
                                            && wanted.test(read(type, each.value())),
                            LIMIT)
                    .stream()
                    .map(each -> read(type, each.value()))
                    .toList();
        }
    }

    private static boolean isOf(@Nullable Header header, String type) {
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(type);
    }

    private static <E> E read(Class<E> type, String json) {
        return EventCodec.read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
