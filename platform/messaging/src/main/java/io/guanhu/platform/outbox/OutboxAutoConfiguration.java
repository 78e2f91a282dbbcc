package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.publishing.EventSender;
import io.guanhu.platform.publishing.Producers;
import io.guanhu.platform.publishing.PublishingProperties;
import io.guanhu.platform.publishing.TopicReport;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.signing.BatchSigner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
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
            KafkaAutoConfiguration.class
        },
        afterName = {
            "io.guanhu.platform.messagekeys.MessageKeyAutoConfiguration",
            "io.guanhu.platform.publishing.TopicsAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, KafkaAdmin.class})
@ConditionalOnBean({DatabaseClient.class, ReactiveTransactionManager.class})
@EnableConfigurationProperties({OutboxProperties.class, PublishingProperties.class})
class OutboxAutoConfiguration {

    @Bean
    OutboxStore outboxStore(DatabaseClient database) {
        return new OutboxStore(database);
    }

    @Bean
    EventSender eventSender(
            @Value("${spring.application.name}") String service,
            BatchSigner signer,
            PublishingProperties publishing,
            OutboxProperties properties,
            ProducerFactory<?, ?> producers) {
        Duration patience = publishing.ackTimeout();
        properties.requireLeaseLongerThan(patience);
        return new EventSender(service, signer, patience, Producers.of(producers, patience));
    }

    @Bean
    HeldBack outboxHeldBack(Clock clock) {
        return new HeldBack(clock);
    }

    @Bean
    OutboxHealth outboxHealthIndicator(HeldBack held) {
        return new OutboxHealth(held);
    }

    @Bean
    Relay outboxRelay(
            OutboxStore store,
            EventSender sender,
            ReactiveTransactionManager transactions,
            OutboxProperties properties,
            Clock clock,
            HeldBack held,
            KafkaAdmin admin,
            TopicReport topics,
            ObjectProvider<PublishingPermit> permits) {
        return new Relay(
                store,
                sender,
                TransactionalOperator.create(transactions),
                properties,
                clock,
                held,
                () -> made(admin, topics),
                // Looked up lazily, because the bean that grants it may itself publish events.
                () -> permits.stream().allMatch(PublishingPermit::granted));
    }

    private static boolean made(KafkaAdmin admin, TopicReport topics) {
        boolean made = admin.initialize();
        if (made) {
            topics.check();
        }
        return made;
    }

    @Bean
    Worker outboxRelayWorker(Relay relay) {
        // A round publishes the whole backlog.
        return new Worker("outbox-relay", relay::round, Duration.ofMinutes(15));
    }

    @Bean
    Outbox outbox(OutboxStore store, Ids ids, Clock clock, Worker outboxRelayWorker) {
        return new Outbox(store, ids, clock, outboxRelayWorker::wake);
    }

    @Bean
    MeterBinder outboxMeters(Relay relay, HeldBack held) {
        return (MeterRegistry registry) -> {
            for (String topic : Topics.ALL) {
                Gauge.builder("guanhu.outbox.held", held, each -> each.waits(topic) ? 1 : 0)
                        .description("Whether the broker refuses a topic, or keys of it")
                        .tag("topic", topic)
                        .register(registry);
            }
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
