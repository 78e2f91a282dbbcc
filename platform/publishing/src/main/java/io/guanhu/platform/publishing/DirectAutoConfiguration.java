package io.guanhu.platform.publishing;

import io.guanhu.platform.signing.BatchSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Publishing for a service without a database. */
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "io.guanhu.platform.messagekeys.MessageKeyAutoConfiguration")
@ConditionalOnClass(KafkaAdmin.class)
@ConditionalOnMissingClass("org.springframework.r2dbc.core.DatabaseClient")
@EnableConfigurationProperties(PublishingProperties.class)
class DirectAutoConfiguration {

    @Bean
    DirectPublisher directPublisher(
            @Value("${spring.application.name}") String service,
            BatchSigner signer,
            PublishingProperties properties,
            ProducerFactory<?, ?> producers) {
        return new DirectPublisher(new EventSender(
                service, signer, properties.ackTimeout(), Producers.of(producers, properties.ackTimeout())));
    }
}
