package io.guanhu.testing;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Single calls for what most tests need to know about a topic of the shared broker. */
public final class Topic {

    private Topic() {}

    /** Waits up to {@code limit} for a first record, and returns all that are there. */
    public static List<ConsumerRecord<String, String>> read(String topic, Duration limit) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.await(topic, 1, each -> true, limit);
            return probe.all(topic);
        }
    }

    /**
     * Waits up to {@code limit} for a first record with this key, and returns all with this key.
     */
    public static List<ConsumerRecord<String, String>> read(String topic, String key, Duration limit) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            probe.awaitKey(topic, key, limit);
            return probe.all(topic).stream()
                    .filter(each -> key.equals(each.key()))
                    .toList();
        }
    }
}
