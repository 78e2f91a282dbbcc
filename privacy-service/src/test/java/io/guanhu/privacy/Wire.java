package io.guanhu.privacy;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.SuiteEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Sends and awaits events as other services do. */
final class Wire {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    void send(Event event) {
        SuiteEvents.publish(event);
    }

    /** Waits for events of a type with a key. */
    <E extends Event> List<E> await(Class<E> type, String key, int count, Predicate<E> wanted) {
        var event = EventCodec.typeOf(type);
        Predicate<ConsumerRecord<String, String>> sought = each -> key.equals(each.key())
                && isOf(each.headers().lastHeader("ce_type"), event.value())
                && wanted.test(read(type, each.value()));
        try (var probe = KafkaProbe.shared()) {
            return probe.await(event.topic(), count, sought, LIMIT).stream()
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
}
