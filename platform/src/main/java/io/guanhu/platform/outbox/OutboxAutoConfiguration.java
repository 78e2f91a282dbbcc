package io.guanhu.platform.outbox;

import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The outbox of a service that has a database and a broker. */
@AutoConfiguration(
        after = {
            R2dbcAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            KafkaAutoConfiguration.class,
            TopicsAutoConfiguration.class
        })
@ConditionalOnClass({DatabaseClient.class, KafkaAdmin.class})
@ConditionalOnBean({DatabaseClient.class, ReactiveTransactionManager.class})
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    OutboxStore outboxStore(DatabaseClient database) {
        return new OutboxStore(database);
    }

    @Bean
    EventSender eventSender(
            @Value("${spring.application.name}") String service,
            OutboxProperties properties,
            ProducerFactory<?, ?> producers) {
        Map<String, Object> configuration = producerOf(producers, properties);
        return new EventSender(service, properties.ackTimeout(), () -> newProducer(configuration));
    }

    private static Producer<String, byte[]> newProducer(Map<String, Object> configuration) {
        return new KafkaProducer<>(
                configuration, new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> producerOf(
            ProducerFactory<?, ?> producers, OutboxProperties properties) {
        Map<String, Object> configuration = new HashMap<>(producers.getConfigurationProperties());
        configuration.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        configuration.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        int patience = (int) properties.ackTimeout().toMillis();
        // The sender gives up first, and closes the producer: a record that expired inside it would
        // let a later one of the same key overtake.
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience * 4);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience / 2);
        return configuration;
    }

    @Bean
    Relay outboxRelay(
            OutboxStore store,
            EventSender sender,
            ReactiveTransactionManager transactions,
            OutboxProperties properties,
            Clock clock,
            KafkaAdmin admin) {
        return new Relay(
                store,
                sender,
                TransactionalOperator.create(transactions),
                properties,
                clock,
                admin::initialize);
    }

    @Bean
    Worker outboxRelayWorker(Relay relay) {
        // A round publishes a whole backlog.
        return new Worker("outbox-relay", relay::round, Duration.ofMinutes(15));
    }

    @Bean
    Outbox outbox(OutboxStore store, Ids ids, Clock clock, Worker outboxRelayWorker) {
        return new Outbox(store, ids, clock, outboxRelayWorker::wake);
    }

    @Bean
    MeterBinder outboxMeters(Relay relay) {
        return (MeterRegistry registry) -> {
            Gauge.builder("guanhu.outbox.pending", relay, Relay::pending)
                    .description("Events that wait to be published")
                    .register(registry);
            Gauge.builder("guanhu.outbox.oldest.age", relay, Relay::oldestAgeSeconds)
                    .description("How long the oldest of them has been waiting")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }
}
