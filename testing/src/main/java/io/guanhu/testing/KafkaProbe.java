package io.guanhu.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, without a consumer group, so that it affects nobody. */
public final class KafkaProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;

    private KafkaProbe(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    /** A probe of the shared broker. */
    public static KafkaProbe shared() {
        return of(KafkaServer.shared().bootstrapServers());
    }

    public static KafkaProbe of(String bootstrapServers) {
        return new KafkaProbe(new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer()));
    }

    /** Everything in the topic at present. */
    public List<ConsumerRecord<String, String>> all(String topic) {
        List<TopicPartition> partitions = assign(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(POLL).forEach(found::add);
        }
        return found;
    }

    /** Records with this key that contain all the texts. */
    public static Predicate<ConsumerRecord<String, String>> about(UUID key, String... texts) {
        return each -> key.toString().equals(each.key()) && saying(texts).test(each);
    }

    /** Records that contain all the texts. */
    public static Predicate<ConsumerRecord<String, String>> saying(String... texts) {
        return each -> Stream.of(texts).allMatch(each.value()::contains);
    }

    /**
     * Waits until {@code count} records match, and returns them in order of arrival.
     *
     * @throws AssertionError after {@code limit}, with the number found
     */
    public List<ConsumerRecord<String, String>> await(
            String topic, int count, Predicate<ConsumerRecord<String, String>> wanted, Duration limit) {
        assign(topic);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        while (found.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Expected "
                        + count
                        + " matching records of "
                        + topic
                        + " within "
                        + limit.toSeconds()
                        + " s, found "
                        + found.size()
                        + ": "
                        + found);
            }
            consumer.poll(POLL).forEach(each -> {
                if (wanted.test(each)) {
                    found.add(each);
                }
            });
        }
        return found;
    }

    /** Waits for the first record with this key. */
    public ConsumerRecord<String, String> awaitKey(String topic, String key, Duration limit) {
        return await(topic, 1, each -> key.equals(each.key()), limit).getFirst();
    }

    private List<TopicPartition> assign(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(KafkaProbe::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
