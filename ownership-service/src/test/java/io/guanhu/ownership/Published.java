package io.guanhu.ownership;

import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the service announced about a customer, in order. */
final class Published {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Published() {}

    static List<String> typesOf(UUID customer, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Topic.read(Topics.OWNERSHIP_EVENTS, customer.toString(), PATIENCE).stream()
                                .map(Published::typeOf)
                                .toList(),
                        types -> types.size() >= count);
    }

    private static String typeOf(ConsumerRecord<String, String> message) {
        return new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    static List<String> auditedActions(UUID customer, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Topic.read(Topics.AUDIT_ENTRIES, customer.toString(), PATIENCE).stream()
                                .map(record -> record.value())
                                .map(body -> body.replaceAll(".*\"action\":\"([^\"]*)\".*", "$1"))
                                .toList(),
                        actions -> actions.size() >= count);
    }
}
