package io.guanhu.testing;

import org.testcontainers.kafka.KafkaContainer;

/** Kafka from its official image. */
final class KafkaBrokerContainer implements KafkaServer {

    private static final String IMAGE = "apache/kafka:4.2.1";

    private final KafkaContainer container;

    private KafkaBrokerContainer(KafkaContainer container) {
        this.container = container;
    }

    static KafkaBrokerContainer start() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx256m")
                .withEnv("KAFKA_NUM_PARTITIONS", KafkaProcess.PARTITIONS)
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return new KafkaBrokerContainer(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
