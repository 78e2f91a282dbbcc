package io.guanhu.platform.messagekeys;

import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.signing.BatchSigner;
import io.guanhu.platform.signing.MessageVerifier;
import io.guanhu.platform.signing.key.SigningKeyDirectory;
import io.guanhu.platform.signing.key.SigningKeys;
import io.guanhu.platform.signing.key.TrustDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/** The keys of a service that publishes or reads messages. */
@AutoConfiguration(afterName = "io.guanhu.platform.runtime.RuntimeAutoConfiguration")
@ConditionalOnClass(name = "org.apache.kafka.clients.producer.ProducerRecord")
@ConditionalOnProperty("guanhu.messages.directory")
@EnableConfigurationProperties(MessageKeyProperties.class)
class MessageKeyAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MessageKeyAutoConfiguration.class);

    /** At start it is better to fail than to wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    TrustDirectory trustedMessageKeys(MessageKeyProperties properties) {
        return TrustDirectory.open(required(properties.trust(), "trust"));
    }

    @Bean
    @ConditionalOnMissingBean
    SigningKeys messageSigningKeys(
            @Value("${spring.application.name}") String service,
            MessageKeyProperties properties,
            TrustDirectory trust,
            ObjectProvider<UsedMessageKeys> store,
            Clock clock) {
        Set<String> used = new LinkedHashSet<>();
        trust.of(service).forEach(key -> used.add(key.id()));
        store.ifAvailable(
                kept -> used.addAll(kept.used().blockOptional(PATIENCE).orElseThrow()));
        if (properties.replaceLost()) {
            LOG.warn("guanhu.messages.replace-lost is set: lost keys are replaced");
            used.clear();
        }
        return SigningKeyDirectory.open(
                service, required(properties.directory(), "directory"), used, clock.instant(), properties.lifetime());
    }

    @Bean
    MessageKeys messageKeys(
            SigningKeys keys,
            TrustDirectory trust,
            ObjectProvider<UsedMessageKeys> store,
            MessageKeyProperties properties,
            Clock clock) {
        MessageKeys made = new MessageKeys(keys, trust, store.getIfAvailable(), properties, clock);
        made.announce().block(PATIENCE);
        return made;
    }

    @Bean
    Worker messageKeyRenewal(MessageKeys keys) {
        return new Worker("message-key-renewal", keys::round);
    }

    /** Waits for the announcement, because a key must not sign before it is announced. */
    @Bean
    BatchSigner batchSigner(SigningKeys keys, MessageKeys announced, Clock clock) {
        announced.document();
        return new BatchSigner(keys, clock);
    }

    @Bean
    MessageVerifier messageVerifier(TrustDirectory trust, Clock clock, MessageKeyProperties properties) {
        return new MessageVerifier(trust, clock, properties.skew());
    }

    @Bean
    ReactiveHealthIndicator messageKeysHealthIndicator(MessageKeys keys) {
        return new MessageKeyHealth(keys);
    }

    @Bean
    MessageKeyController messageKeyController(MessageKeys keys) {
        return new MessageKeyController(keys);
    }

    private static Path required(@Nullable Path path, String name) {
        if (path == null) {
            throw new IllegalStateException(
                    "guanhu.messages." + name + " is not set: messages cannot be signed or verified");
        }
        return path;
    }
}
