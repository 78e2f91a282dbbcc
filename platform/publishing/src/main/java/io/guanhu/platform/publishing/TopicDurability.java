package io.guanhu.platform.publishing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How safely the topics are kept. The defaults survive the loss of a broker; a single broker needs
 * 1 and 1.
 *
 * @param replication how many brokers store each record
 * @param minInsyncReplicas how many of them must have stored it before it counts as published
 */
@ConfigurationProperties("guanhu.topics")
record TopicDurability(
        @DefaultValue("3") int replication,
        @DefaultValue("2") int minInsyncReplicas) {

    TopicDurability {
        if (minInsyncReplicas < 1 || minInsyncReplicas > replication) {
            throw new IllegalArgumentException(
                    "guanhu.topics.min-insync-replicas must be between 1 and" + " guanhu.topics.replication");
        }
    }
}
