package io.guanhu.customer.rotation;

import io.guanhu.customer.vault.SearchTokens;
import io.guanhu.customer.vault.TokenVersions;
import io.guanhu.platform.keyring.ServiceKey;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Looks at the versions of the search tokens, for metrics, and starts a rotation when the key is
 * old; or gone, as it is when an old backup of the data was put back: then nobody can be found or
 * registered until the customers have tokens of a living version.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RotationProperties.class)
class RotationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RotationWatch.class);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final String SCHEDULE = "schedule";

    private final RotationStore store;
    private final Rotations rotations;
    private final ServiceKey key;
    private final Duration every;
    private volatile @Nullable TokenVersions seen;

    RotationWatch(
            RotationStore store,
            Rotations rotations,
            SearchTokens searchTokens,
            RotationProperties properties,
            MeterRegistry meters) {
        this.store = store;
        this.rotations = rotations;
        this.key = searchTokens.key();
        this.every = properties.every();
        gauge(
                meters,
                "age",
                "Seconds since the version that customers are found by was made",
                now -> key.age(now.reading()).toMillis() / 1_000.0);
        gauge(
                meters,
                "rotating",
                "1 while the key of the search tokens is being rotated",
                now -> now.rotating() ? 1 : 0);
    }

    private void gauge(
            MeterRegistry meters, String name, String told, ToDoubleFunction<TokenVersions> value) {
        Gauge.builder("guanhu.search.tokens." + name, this, watch -> watch.value(value))
                .description(told)
                .register(meters);
    }

    private double value(ToDoubleFunction<TokenVersions> value) {
        TokenVersions now = seen;
        return now == null ? Double.NaN : value.applyAsDouble(now);
    }

    @Bean
    Worker searchTokenWatch() {
        return new Worker("search-token-watch", this::look);
    }

    private Mono<Duration> look() {
        return store.versions()
                .doOnNext(now -> seen = now)
                .filter(this::due)
                .flatMap(_ -> rotations.start(SCHEDULE, Mono.empty()))
                .thenReturn(REST);
    }

    private boolean due(TokenVersions now) {
        if (key.destroyed(now.reading())) {
            LOG.warn("The key of the search tokens is gone: all customers get new ones first");
            return true;
        }
        return !now.rotating() && key.age(now.reading()).compareTo(every) >= 0;
    }
}
