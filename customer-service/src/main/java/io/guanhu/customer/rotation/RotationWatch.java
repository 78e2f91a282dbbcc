package io.guanhu.customer.rotation;

import io.guanhu.customer.tokens.SearchTokens;
import io.guanhu.customer.tokens.TokenVersions;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Monitors the versions of the search tokens for metrics, and starts a rotation when the key is
 * old, when a new build has changed the search rules, or when the key is missing. The last happens
 * after an old backup is restored: nobody can be found or registered until the customers have
 * tokens of a living version. A rotation that was given up is resumed after a while, because until
 * it has ended the old key can still identify customers.
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
    private final RotationProperties properties;
    private final Jobs jobs;
    private final Clock clock;
    private volatile @Nullable TokenVersions seen;
    private volatile @Nullable Instant stuckSince;

    RotationWatch(
            RotationStore store,
            Rotations rotations,
            SearchTokens searchTokens,
            RotationProperties properties,
            Jobs jobs,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.rotations = rotations;
        this.key = searchTokens.key();
        this.properties = properties;
        this.jobs = jobs;
        this.clock = clock;
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
        gauge(
                meters,
                "stuck.seconds",
                "Seconds for which an unfinished rotation of the search tokens has made no progress",
                _ -> stuckFor().toSeconds());
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<TokenVersions> value) {
        Gauge.builder("guanhu.search.tokens." + name, this, watch -> watch.value(value))
                .description(description)
                .register(meters);
    }

    private double value(ToDoubleFunction<TokenVersions> value) {
        TokenVersions now = seen;
        return now == null ? Double.NaN : value.applyAsDouble(now);
    }

    @Bean
    Worker searchTokenWatch() {
        return new Worker("search-token-watch", this::check);
    }

    private Mono<Duration> check() {
        return store.versions()
                .doOnNext(now -> seen = now)
                .delayUntil(this::checkProgress)
                .filterWhen(this::due)
                .flatMap(_ -> rotations.start(SCHEDULE))
                .thenReturn(REST);
    }

    /** Whether anybody is working on an unfinished rotation. */
    private Mono<Void> checkProgress(TokenVersions now) {
        return jobs.latest(TokenRotation.TYPE)
                .map(job -> !job.state().isFinal())
                .defaultIfEmpty(false)
                .doOnNext(alive -> {
                    if (alive || !now.rotating()) {
                        stuckSince = null;
                    } else if (stuckSince == null) {
                        stuckSince = clock.instant();
                    }
                })
                .then();
    }

    private Duration stuckFor() {
        Instant since = stuckSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    private Mono<Boolean> due(TokenVersions now) {
        boolean due = isDue(now);
        return due || now.rotating() ? Mono.just(due) : store.hasOldRules().doOnNext(RotationWatch::logAge);
    }

    private static void logAge(boolean old) {
        if (old) {
            LOG.info("The search tokens follow the rules of an earlier build: all customers get new ones");
        }
    }

    private boolean isDue(TokenVersions now) {
        if (key.destroyed(now.reading())) {
            LOG.warn("The key of the search tokens is gone: all customers get new ones first");
            return true;
        }
        if (stuckSince != null && stuckFor().compareTo(properties.retry()) >= 0) {
            LOG.error("The rotation of the search tokens has made no progress; restarting it");
            return true;
        }
        return !now.rotating() && key.age(now.reading()).compareTo(properties.every()) >= 0;
    }
}
