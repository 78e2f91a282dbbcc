package io.guanhu.platform.publishing;

import io.guanhu.platform.contract.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Finds existing topics with less durability than configured now. */
public final class TopicReport {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReport.class);
    private static final int PATIENCE_SECONDS = 20;

    private final TopicDurability wanted;
    private final KafkaAdmin admin;
    private volatile Map<String, String> weak = Map.of();

    TopicReport(TopicDurability wanted, KafkaAdmin admin) {
        this.wanted = wanted;
        this.admin = admin;
    }

    /** The shortcomings of each such topic. */
    Map<String, String> weak() {
        return weak;
    }

    /** Checks all topics. A failure is logged and changes nothing. Blocks. */
    public void check() {
        try (Admin client = Admin.create(admin.getConfigurationProperties())) {
            Map<String, String> found = new TreeMap<>();
            replicas(client).forEach((topic, replicas) -> note(found, topic, replicas));
            minimums(client).forEach((topic, minimum) -> noteMinimum(found, topic, minimum));
            weak = Map.copyOf(found);
            found.forEach((topic, fault) -> LOG.warn("Topic {} is not stored safely: {}", topic, fault));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Could not inspect the topics: {}", e.getClass().getSimpleName());
        }
    }

    private void note(Map<String, String> found, String topic, int replicas) {
        if (replicas < wanted.replication()) {
            found.put(topic, "replication " + replicas + " instead of " + wanted.replication());
        }
    }

    private void noteMinimum(Map<String, String> found, String topic, int minimum) {
        if (minimum < wanted.minInsyncReplicas()) {
            String fault = "min.insync.replicas " + minimum + " instead of " + wanted.minInsyncReplicas();
            found.merge(topic, fault, (one, other) -> one + ", " + other);
        }
    }

    private static Map<String, Integer> replicas(Admin client)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> replicas = new TreeMap<>();
        Collection<TopicDescription> topics = client.describeTopics(Topics.ALL)
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values();
        for (TopicDescription topic : topics) {
            topic.partitions()
                    .forEach(partition ->
                            replicas.merge(topic.name(), partition.replicas().size(), Math::min));
        }
        return replicas;
    }

    private static Map<String, Integer> minimums(Admin client)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Integer> minimums = new TreeMap<>();
        Map<ConfigResource, Config> configurations = client.describeConfigs(Topics.ALL.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList())
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        configurations.forEach((topic, configuration) -> minimums.put(
                topic.name(),
                Integer.valueOf(configuration
                        .get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                        .value())));
        return minimums;
    }
}
