package io.guanhu.platform.publishing;

import io.guanhu.platform.contract.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the suite's topics, whichever service starts first. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaAdmin.class)
@EnableConfigurationProperties(TopicDurability.class)
class TopicsAutoConfiguration {

    /** Can never change: more partitions would send a key's later events elsewhere. */
    private static final int PARTITIONS = 12;

    /** A holder restored from an old backup may have to read these from the beginning. */
    private static final Set<String> KEPT_FOR_EVER =
            Set.of(Topics.PRIVACY_ORDERS, Topics.PRIVACY_RECEIPTS, Topics.PRIVACY_LEDGER);

    /** Its entries have a single order. */
    private static final Set<String> IN_ONE_PARTITION = Set.of(Topics.PRIVACY_LEDGER);

    @Bean
    KafkaAdmin.NewTopics suiteTopics(TopicDurability durability) {
        return new KafkaAdmin.NewTopics(
                Topics.ALL.stream().map(topic -> newTopic(topic, durability)).toArray(NewTopic[]::new));
    }

    @Bean
    TopicReport topicReport(TopicDurability durability, KafkaAdmin admin) {
        return new TopicReport(durability, admin);
    }

    @Bean
    TopicHealth topicsHealthIndicator(TopicReport report) {
        return new TopicHealth(report);
    }

    @Bean
    MeterBinder topicMeters(TopicReport report) {
        return registry -> Gauge.builder(
                        "guanhu.topics.weak", report, each -> each.weak().size())
                .description("Topics kept less safely than is configured")
                .register(registry);
    }

    private static NewTopic newTopic(String name, TopicDurability durability) {
        int partitions = IN_ONE_PARTITION.contains(name) ? 1 : PARTITIONS;
        TopicBuilder topic = TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(durability.replication())
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(durability.minInsyncReplicas()));
        if (KEPT_FOR_EVER.contains(name)) {
            topic.config(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
        return topic.build();
    }
}
