package io.guanhu.platform.inbox;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.web.Cursors;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The inbox of a service that handles events. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.outbox.OutboxAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "io.guanhu.platform.erasure.ErasureAutoConfiguration",
            "io.guanhu.platform.web.IdempotencyAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, KafkaAdmin.class})
@ConditionalOnBean({DatabaseClient.class, EventHandler.class})
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    private static final int FORGET_AT_ONCE = 2_000;
    private static final Duration FORGET_EVERY = Duration.ofMinutes(15);

    @Bean
    InboxStore inboxStore(
            DatabaseClient database, @Value("${spring.application.name}") String consumer) {
        return new InboxStore(database, consumer);
    }

    @Bean
    ParkedStore parkedStore(DatabaseClient database) {
        return new ParkedStore(database);
    }

    @Bean
    Handlers eventHandlers(ObjectProvider<EventHandler<?>> handlers) {
        return new Handlers(handlers.orderedStream().toList());
    }

    @Bean
    Inbox inbox(
            InboxStore ids,
            ParkedStore parked,
            Handlers handlers,
            ReactiveTransactionManager transactions,
            Clock clock,
            InboxProperties properties) {
        return new Inbox(
                ids,
                parked,
                handlers,
                TransactionalOperator.create(transactions),
                clock,
                properties.patience());
    }

    @Bean
    Consumers eventConsumers(
            Inbox inbox,
            Handlers handlers,
            InboxProperties properties,
            MeterRegistry meters,
            ConsumerFactory<?, ?> consumers) {
        Consumption consumption = new Consumption(inbox, handlers, properties, meters);
        return new Consumers(
                handlers.topics(), factory(consumers), consumption, properties.concurrency());
    }

    private static ConsumerFactory<String, byte[]> factory(ConsumerFactory<?, ?> configured) {
        Map<String, Object> configuration = new HashMap<>(configured.getConfigurationProperties());
        return new DefaultKafkaConsumerFactory<>(
                configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    Worker inboxForgetting(InboxStore store, InboxProperties properties, Clock clock) {
        return new Worker(
                "inbox-forgetting",
                () ->
                        store.forget(clock.instant().minus(properties.retention()), FORGET_AT_ONCE)
                                .map(
                                        forgotten ->
                                                forgotten == FORGET_AT_ONCE
                                                        ? Duration.ofMillis(100)
                                                        : FORGET_EVERY)
                                .switchIfEmpty(Mono.just(FORGET_EVERY)));
    }

    @Bean
    @ConditionalOnBean({AuditTrail.class, Cursors.class})
    ParkedMessages parkedMessages(
            ParkedStore store, Inbox inbox, AuditTrail audit, Cursors cursors) {
        return new ParkedMessages(store, inbox, audit, cursors);
    }
}
