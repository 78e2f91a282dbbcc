package io.guanhu.notification.oversight;

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
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * The alarm for legal notices that stay open: gauges, log messages when it begins and ends, and a
 * detail in the health report. The service itself still works, so its status stays up. Counted
 * periodically; while the database does not answer, the gauges are NaN.
 */
@Configuration(proxyBeanMethods = false)
class Oversight {

    private static final Logger LOG = LoggerFactory.getLogger(Oversight.class);

    private final OversightStore store;
    private final OversightProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile @Nullable OpenNotices counted;

    Oversight(OversightStore store, OversightProperties properties, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    @Bean
    Worker noticeOversight() {
        gauge("open", "Legal notices neither delivered nor settled", OpenNotices::open);
        gauge("stuck", "Legal notices that wait for a person", OpenNotices::stuck);
        gauge("late", "Legal notices that are stuck or open for too long", OpenNotices::late);
        gauge("oldest.seconds", "Age of the oldest open legal notice", this::age);
        return new Worker("notice-oversight", this::round);
    }

    @Bean
    ReactiveHealthIndicator noticesHealthIndicator() {
        return () -> Mono.fromSupplier(this::health);
    }

    private void gauge(String name, String description, ToDoubleFunction<OpenNotices> value) {
        Gauge.builder("guanhu.notification.legal." + name, this, _ -> {
                    OpenNotices found = counted;
                    return found == null ? Double.NaN : value.applyAsDouble(found);
                })
                .description(description)
                .register(meters);
    }

    private double age(OpenNotices found) {
        Instant since = found.oldest();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    private Health health() {
        OpenNotices found = counted;
        if (found == null) {
            return Health.unknown().withDetail("notices", "not counted yet").build();
        }
        return Health.up()
                .withDetail("alarm", found.late() > 0)
                .withDetail("open", found.open())
                .withDetail("stuck", found.stuck())
                .withDetail("late", found.late())
                .withDetail("oldestSeconds", Math.round(age(found)))
                .build();
    }

    /** Counts once; returns how long to pause. */
    Mono<Duration> round() {
        Instant now = clock.instant();
        return store.count(now.minus(properties.alarmAfter()), now.minus(properties.receiptPatience()))
                .doOnNext(this::logChange)
                .doOnNext(found -> counted = found)
                .doOnError(_ -> counted = null)
                .thenReturn(properties.interval());
    }

    private void logChange(OpenNotices found) {
        OpenNotices before = counted;
        boolean late = before != null && before.late() > 0;
        if (found.late() > 0 && !late) {
            LOG.error("{} legal notices are late, {} are stuck", found.late(), found.stuck());
        } else if (found.late() == 0 && late) {
            LOG.info("No legal notice is late any more");
        }
    }
}
