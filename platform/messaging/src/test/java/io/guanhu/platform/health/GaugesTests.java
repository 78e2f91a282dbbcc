package io.guanhu.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.health.ServiceHealth.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugesTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gauges gauges = new Gauges(meters);

    @Test
    void readsWhatTheServiceMeasures() {
        measured("guanhu.outbox.pending", 12);
        measured("guanhu.outbox.oldest.age", 3.6);
        measured("guanhu.inbox.parked.waiting", 2);
        measured("guanhu.inbox.refused.waiting", 1);
        held("transfer.events", 1);
        held("customer.events", 1);
        held("audit.alerts", 0);

        assertThat(gauges.outbox()).isEqualTo(new Outbox(12, 4, List.of("customer.events", "transfer.events")));
        assertThat(gauges.parked()).isEqualTo(2);
        assertThat(gauges.refused()).isEqualTo(1);
    }

    @Test
    void countsNothingWhereNothingIsMeasured() {
        measured("guanhu.inbox.parked.waiting", Double.NaN);

        assertThat(gauges.outbox()).isEqualTo(new Outbox(0, 0, List.of()));
        assertThat(gauges.parked()).isZero();
        assertThat(gauges.refused()).isZero();
    }

    private void held(String topic, int waits) {
        Gauge.builder("guanhu.outbox.held", () -> waits).tag("topic", topic).register(meters);
    }

    /** Held firmly: {@code meters.gauge} would let the number be collected as garbage. */
    private void measured(String name, double value) {
        Gauge.builder(name, () -> value).register(meters);
    }
}
