package io.guanhu.ownership.coverage;

import io.guanhu.platform.database.TimeLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The number of flaws in the timeline as a metric; anything but zero is an alarm. */
@Component
class CoverageMetric {

    /** It reads the whole timeline. */
    static final TimeLimit LIMIT = new TimeLimit("coverage-check", Duration.ofMinutes(5));

    private final CoverageStore store;
    private final Duration interval;
    private final AtomicLong flaws = new AtomicLong();

    CoverageMetric(
            CoverageStore store, MeterRegistry meters, @Value("${guanhu.ownership.check-interval}") Duration interval) {
        this.store = store;
        this.interval = interval;
        Gauge.builder("guanhu.ownership.coverage.flaws", flaws, AtomicLong::doubleValue)
                .description("Spans in which an active customer has no owner, or more than one, and"
                        + " customers whom only one of two services knows")
                .register(meters);
    }

    Mono<Duration> check() {
        return store.count().contextWrite(LIMIT::into).doOnNext(flaws::set).thenReturn(interval);
    }
}
