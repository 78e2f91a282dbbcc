package io.guanhu.platform.health;

import io.guanhu.platform.health.ServiceHealth.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;

/** Reads the service's existing gauges; a missing one counts as 0. */
final class Gauges {

    private final MeterRegistry meters;

    Gauges(MeterRegistry meters) {
        this.meters = meters;
    }

    Outbox outbox() {
        return new Outbox(value("guanhu.outbox.pending"), value("guanhu.outbox.oldest.age"), heldBack());
    }

    long parked() {
        return value("guanhu.inbox.parked.waiting");
    }

    long refused() {
        return value("guanhu.inbox.refused.waiting");
    }

    private List<String> heldBack() {
        return meters.find("guanhu.outbox.held").gauges().stream()
                .filter(gauge -> gauge.value() > 0)
                .flatMap(gauge -> Stream.ofNullable(gauge.getId().getTag("topic")))
                .sorted()
                .toList();
    }

    private long value(String name) {
        return meters.find(name).gauges().stream().mapToLong(Gauges::toLong).sum();
    }

    /** A gauge whose source is gone returns NaN. */
    private static long toLong(Gauge gauge) {
        return Math.round(gauge.value());
    }
}
