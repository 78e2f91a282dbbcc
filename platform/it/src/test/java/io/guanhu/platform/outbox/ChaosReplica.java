package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.fixture.ReplicaProcess;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.TestMessageKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A replica that relays and consumes, in a JVM of its own, so that it can be killed. */
@SpringBootConfiguration
@Import(ChaosReplica.Parts.class)
public class ChaosReplica {

    public static void main(String[] arguments) {
        SpringApplication replica = new SpringApplication(ChaosReplica.class);
        replica.setWebApplicationType(WebApplicationType.NONE);
        replica.run(arguments);
    }

    static ReplicaProcess start(Database database, Path log) {
        Map<String, Object> properties = ReplicaProcess.properties("customer-service", database);
        TestMessageKeys.properties(properties, "customer-service");
        properties.put("spring.kafka.bootstrap-servers", KafkaServer.shared().bootstrapServers());
        properties.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
        properties.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "1500");
        properties.put("spring.kafka.consumer.max-poll-records", "200");
        properties.put("guanhu.topics.replication", "1");
        properties.put("guanhu.topics.min-insync-replicas", "1");
        properties.put("guanhu.outbox.batch", "100");
        properties.put("guanhu.outbox.ack-timeout", "2s");
        properties.put("guanhu.outbox.lease", "3s");
        properties.put("guanhu.database.abandoned-transaction", "4s");
        return new ReplicaProcess(ChaosReplica.class, properties, log);
    }

    /** Only what messaging needs: a killed replica is back in seconds. */
    static final class Parts implements DeferredImportSelector {

        private static final String BOOT = "org.springframework.boot.";
        private static final String PLATFORM = "io.guanhu.platform.";

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return List.of(
                            BOOT + "autoconfigure.context.ConfigurationPropertiesAutoConfiguration",
                            PLATFORM + "runtime.RuntimeAutoConfiguration",
                            PLATFORM + "database.DatabaseAutoConfiguration",
                            BOOT + "r2dbc.autoconfigure.R2dbcAutoConfiguration",
                            PLATFORM + "database.transaction.TransactionsAutoConfiguration",
                            BOOT + "kafka.autoconfigure.KafkaAutoConfiguration",
                            PLATFORM + "messagekeys.rotation.MessageKeyRecordAutoConfiguration",
                            PLATFORM + "messagekeys.MessageKeyAutoConfiguration",
                            PLATFORM + "publishing.TopicsAutoConfiguration",
                            PLATFORM + "outbox.OutboxAutoConfiguration",
                            PLATFORM + "inbox.InboxAutoConfiguration")
                    .toArray(String[]::new);
        }
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    EventHandler<CustomerChanged> changes(DatabaseClient database) {
        return new Effects(database);
    }

    /** One row per event. */
    private record Effects(DatabaseClient database) implements EventHandler<CustomerChanged> {

        @Override
        public Class<CustomerChanged> type() {
            return CustomerChanged.class;
        }

        @Override
        public Mono<Void> handle(CustomerChanged event) {
            return database.sql("insert into effect (customer_id, version) values (:id, :version)")
                    .bind("id", event.customerId())
                    .bind("version", event.version())
                    .fetch()
                    .rowsUpdated()
                    .then();
        }
    }
}
