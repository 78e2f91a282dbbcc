package io.guanhu.customer;

import static io.guanhu.customer.Bank.PATIENCE;

import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.KafkaProbe;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What other services and the audit log received about a customer, in order. */
final class PublishedMessages {

    private PublishedMessages() {}

    /** Waits for this many records, and returns all present by then. */
    static List<ConsumerRecord<String, String>> records(String topic, UUID customer, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(topic, count, KafkaProbe.about(customer), PATIENCE);
        }
    }

    static List<String> of(String topic, UUID customer, int count) {
        return records(topic, customer, count).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Entries of all acts whose names begin so. */
    static List<String> audited(UUID customer, String action, int count) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe
                    .await(Topics.AUDIT_ENTRIES, count, KafkaProbe.about(customer, "\"" + action), PATIENCE)
                    .stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
