package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.ledger.Anchors;
import io.guanhu.platform.ledger.LedgerAnchor;
import io.guanhu.platform.ledger.LedgerKeys;
import io.guanhu.platform.ledger.LedgerProperties;
import io.guanhu.platform.ledger.LedgerSigner;
import io.guanhu.platform.witness.WitnessClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The anchors of the erasure ledger, for a service that has a broker. */
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = {
            "io.guanhu.platform.publishing.TopicsAutoConfiguration",
            "io.guanhu.platform.client.ClientAutoConfiguration"
        })
@ConditionalOnClass({KafkaAdmin.class, KafkaConsumer.class})
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(LedgerProperties.class)
class LedgerAutoConfiguration {

    private static final int PATIENCE_MILLIS = 4_000;

    @Bean
    LedgerKeys ledgerKeys(LedgerProperties properties) {
        return new LedgerKeys(properties.origin(), properties.keys());
    }

    @Bean
    @Order(1)
    @ConditionalOnProperty("guanhu.erasure-ledger.directory")
    DirectoryAnchor ledgerDirectory(LedgerProperties properties, LedgerKeys keys) {
        return new DirectoryAnchor(Objects.requireNonNull(properties.directory()), keys);
    }

    @Bean
    @Order(2)
    TopicAnchor ledgerTopic(
            @Value("${spring.application.name}") String service,
            LedgerProperties properties,
            LedgerKeys keys,
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            Clock clock) {
        return new TopicAnchor(
                new TopicReader(readers(consumers), properties.topic(), keys),
                new TopicWriter(service, properties.topic(), clock, writers(producers)),
                keys,
                admin::initialize);
    }

    @Bean
    @Order(3)
    @ConditionalOnBean(ServiceClients.class)
    @ConditionalOnMissingBean(LedgerSigner.class)
    KeeperAnchor ledgerKeeper(ServiceClients clients, LedgerKeys keys) {
        return new KeeperAnchor(clients, keys);
    }

    @Bean
    LedgerWitnesses ledgerWitnesses(LedgerProperties properties, LedgerKeys keys, Clock clock) {
        return LedgerWitnesses.of(properties.witnessPolicy(), new WitnessClient(), keys, clock);
    }

    @Bean
    Anchors ledgerAnchors(ObjectProvider<LedgerAnchor> anchors, LedgerWitnesses witnesses) {
        return new Anchors(
                Stream.concat(anchors.orderedStream(), witnesses.all().stream()).toList());
    }

    /** Without a consumer group, because every process reads the whole topic for itself. */
    private static Supplier<Consumer<String, byte[]>> readers(ConsumerFactory<?, ?> factory) {
        Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Supplier<Producer<String, byte[]>> writers(ProducerFactory<?, ?> factory) {
        Map<String, Object> settings = new HashMap<>(factory.getConfigurationProperties());
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS + 100);
        return () -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
