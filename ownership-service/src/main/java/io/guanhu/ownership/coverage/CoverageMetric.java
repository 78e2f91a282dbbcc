package io.guanhu.ownership.coverage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows the number of flaws in the timeline to monitoring; anything but zero is an alarm. */
@Component
class CoverageMetric {

    private final CoverageStore store;
    private final AtomicLong flaws = new AtomicLong();

    CoverageMetric(CoverageStore store, MeterRegistry meters) {
        this.store = store;
        Gauge.builder("guanhu.ownership.coverage.flaws", flaws, AtomicLong::doubleValue)
                .description("Spans in which an active customer has no owner, or more than one")
                .register(meters);
    }

    @Scheduled(
            initialDelayString = "${guanhu.ownership.check-interval}",
            fixedDelayString = "${guanhu.ownership.check-interval}")
    Mono<Void> check() {
        return store.count().doOnNext(flaws::set).then();
    }
}
