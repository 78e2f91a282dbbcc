package io.guanhu.platform.inbox;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.inbox.alarm.RefusedHealth;
import io.guanhu.platform.inbox.alarm.RefusedMeters;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.inbox.handler.Handlers;
import io.guanhu.platform.inbox.handler.Intake;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.signing.MessageVerifier;
import io.guanhu.platform.web.Cursors;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The inbox of a service that handles events. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.outbox.OutboxAutoConfiguration",
            "io.guanhu.platform.messagekeys.MessageKeyAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "io.guanhu.platform.erasure.following.FollowingAutoConfiguration",
            "io.guanhu.platform.idempotency.IdempotencyAutoConfiguration"
        })
@ConditionalOnClass({DatabaseClient.class, KafkaAdmin.class})
@ConditionalOnBean({DatabaseClient.class, EventHandler.class})
@EnableConfigurationProperties(InboxProperties.class)
class InboxAutoConfiguration {

    @Bean
    InboxStore inboxStore(DatabaseClient database, @Value("${spring.application.name}") String consumer) {
        return new InboxStore(database, consumer);
    }

    @Bean
    ParkedStore parkedStore(DatabaseClient database) {
        return new ParkedStore(database);
    }

    @Bean
    RefusedStore refusedStore(DatabaseClient database) {
        return new RefusedStore(database);
    }

    @Bean
    RefusedMeters refusedMeters(MeterRegistry meters) {
        return new RefusedMeters(meters);
    }

    @Bean
    RefusedHealth refusedMessagesHealthIndicator(RefusedMeters meters) {
        return new RefusedHealth(meters);
    }

    @Bean
    Intake intake(MessageVerifier verifier, Clock clock, InboxProperties properties) {
        return new Intake(verifier, clock, properties.retention());
    }

    @Bean
    Handlers eventHandlers(ObjectProvider<EventHandler<?>> handlers) {
        return new Handlers(handlers.orderedStream().toList());
    }

    @Bean
    Inbox inbox(
            InboxStore ids,
            ParkedStore parked,
            RefusedStore refused,
            Intake intake,
            Handlers handlers,
            ReactiveTransactionManager transactions,
            Clock clock,
            InboxProperties properties) {
        return new Inbox(
                ids,
                parked,
                refused,
                intake,
                handlers,
                TransactionalOperator.create(transactions),
                clock,
                properties.patience());
    }

    @Bean
    Consumers eventConsumers(
            Inbox inbox,
            Intake intake,
            Handlers handlers,
            InboxProperties properties,
            RefusedMeters refused,
            MeterRegistry meters,
            ConsumerFactory<?, ?> consumers,
            @Value("${spring.application.name}") String group) {
        Consumption consumption = new Consumption(inbox, intake, handlers, properties, refused, meters);
        return new Consumers(
                group, handlers.topics(), factory(consumers, meters), consumption, properties.concurrency());
    }

    private static ConsumerFactory<String, byte[]> factory(ConsumerFactory<?, ?> configured, MeterRegistry meters) {
        Map<String, Object> configuration = new HashMap<>(configured.getConfigurationProperties());
        DefaultKafkaConsumerFactory<String, byte[]> factory =
                new DefaultKafkaConsumerFactory<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        // These include the lag of each consumer.
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    @Bean
    Housekeeping inboxHousekeeping(
            InboxStore ids,
            ParkedStore parked,
            RefusedStore refused,
            RefusedMeters refusedMeters,
            InboxProperties properties,
            Clock clock,
            MeterRegistry meters) {
        return new Housekeeping(ids, parked, refused, refusedMeters, properties.retention(), clock, meters);
    }

    @Bean
    Worker inboxHousekeepingWorker(Housekeeping housekeeping) {
        return new Worker("inbox-housekeeping", housekeeping::round);
    }

    @Bean
    @ConditionalOnBean({Acts.class, Cursors.class})
    ParkedMessages parkedMessages(ParkedStore store, Inbox inbox, Acts acts, Cursors cursors) {
        return new ParkedMessages(store, inbox, acts, cursors);
    }

    @Bean
    @ConditionalOnBean({Acts.class, Cursors.class})
    RefusedMessages refusedMessages(RefusedStore store, Inbox inbox, Acts acts, Cursors cursors, Clock clock) {
        return new RefusedMessages(store, inbox, acts, cursors, clock);
    }
}
