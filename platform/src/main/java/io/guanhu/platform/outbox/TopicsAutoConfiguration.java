package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Topics;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics of the suite, whichever service starts first. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaAdmin.class)
class TopicsAutoConfiguration {

    /** Fixed for good: more partitions would send a key's later events elsewhere. */
    private static final int PARTITIONS = 12;

    /** A holder restored from an old backup may have to read these from their beginning. */
    private static final Set<String> KEPT_FOR_EVER =
            Set.of(Topics.PRIVACY_ORDERS, Topics.PRIVACY_RECEIPTS, Topics.PRIVACY_LEDGER);

    /** Its entries have one order. */
    private static final Set<String> IN_ONE_PARTITION = Set.of(Topics.PRIVACY_LEDGER);

    @Bean
    KafkaAdmin.NewTopics suiteTopics(@Value("${guanhu.topics.replication:1}") short replication) {
        return new KafkaAdmin.NewTopics(
                Topics.ALL.stream()
                        .map(topic -> newTopic(topic, replication))
                        .toArray(NewTopic[]::new));
    }

    private static NewTopic newTopic(String name, short replication) {
        int partitions = IN_ONE_PARTITION.contains(name) ? 1 : PARTITIONS;
        TopicBuilder topic = TopicBuilder.name(name).partitions(partitions).replicas(replication);
        if (KEPT_FOR_EVER.contains(name)) {
            topic.config(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        return topic.build();
    }
}
