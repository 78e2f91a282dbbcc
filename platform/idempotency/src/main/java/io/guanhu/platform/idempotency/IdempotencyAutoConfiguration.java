package io.guanhu.platform.idempotency;

import io.guanhu.platform.keyring.service.BlindTokens;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Callers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Idempotency keys, for services with a database and keys. */
@AutoConfiguration(afterName = "io.guanhu.platform.keyring.KeyringAutoConfiguration")
@ConditionalOnClass({DatabaseClient.class, TransactionalOperator.class})
@ConditionalOnBean(BlindTokens.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

    /** Much longer than deleting an old answer takes. */
    private static final Duration PURGED_WITHIN = Duration.ofHours(1);

    @Bean
    @DependsOnDatabaseInitialization
    IdempotencyStore idempotencyStore(
            DatabaseClient database,
            ServiceSeal seal,
            BlindTokens tokens,
            IdempotencyProperties properties,
            Clock clock) {
        Duration kept = properties.keep().plus(PURGED_WITHIN);
        seal.neededFor(kept);
        tokens.neededFor(kept);
        return new IdempotencyStore(database, seal, clock);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(IdempotencyStore store) {
        return new IdempotencyKeys(store);
    }

    @Bean
    IdempotencyPurge idempotencyPurge(IdempotencyStore store, IdempotencyProperties properties) {
        return new IdempotencyPurge(store, properties.keep());
    }

    @Bean
    IdempotencyFilter idempotencyFilter(KeyedRequests requests, IdempotencyProperties properties) {
        return new IdempotencyFilter(
                requests, patterns(properties.required()), patterns(ignored(properties.reading())));
    }

    @Bean
    KeyedRequests keyedRequests(
            IdempotencyStore store,
            ProblemWriter problemWriter,
            IdempotencyProperties properties,
            MeterRegistry meters,
            BlindTokens tokens,
            Callers callers,
            Ids ids) {
        Counter lost = Counter.builder("guanhu.idempotency.answers.lost")
                .description("Requests that took effect and whose answer was not stored")
                .register(meters);
        var attempts = new Attempts(store, problemWriter, properties.limit(), lost);
        return new KeyedRequests(attempts, tokens, callers, ids);
    }

    /** Operators' commands run many transactions of their own, and can be repeated. */
    private static List<String> ignored(List<String> reading) {
        return Stream.concat(reading.stream(), Stream.of("/api/operations/**")).toList();
    }

    private static List<PathPattern> patterns(List<String> paths) {
        PathPatternParser parser = new PathPatternParser();
        return paths.stream().map(parser::parse).toList();
    }

    /** Documents the header in the OpenAPI document. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OpenApiCustomizer.class)
    static class Description {

        @Bean
        OpenApiCustomizer keyHeaders(IdempotencyProperties properties) {
            return new KeyHeaders(patterns(properties.required()), patterns(ignored(properties.reading())));
        }
    }
}
