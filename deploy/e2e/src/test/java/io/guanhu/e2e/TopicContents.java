package io.guanhu.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every record of every topic, uncompressed: key, value and headers. */
final class TopicContents {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicContents() {}

    /** Returns how many records there were. */
    static long searchAll(Map<String, String> broker, LeakSearch search) {
        long records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(broker)) {
            for (String topic : topics(broker)) {
                records += searchTopic(topic, consumer, search);
            }
        }
        return records;
    }

    /** The broker's own topics too. */
    private static Set<String> topics(Map<String, String> broker) {
        try (Admin admin = Admin.create(new HashMap<String, Object>(broker))) {
            return admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long searchTopic(String topic, KafkaConsumer<byte[], byte[]> consumer, LeakSearch search) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long records = 0;
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                records++;
                searchRecord(each, search);
            }
        }
        return records;
    }

    private static void searchRecord(ConsumerRecord<byte[], byte[]> record, LeakSearch search) {
        String where = "topic " + record.topic();
        if (record.key() != null) {
            search.search(where + ", key", record.key());
        }
        if (record.value() != null) {
            search.search(where + ", value", record.value());
        }
        record.headers().forEach(header -> {
            byte[] value = header.value();
            search.search(
                    where + ", header " + header.key(),
                    value == null ? header.key().getBytes(StandardCharsets.UTF_8) : value);
        });
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
