package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/** Whether an alarm is raised because a legal notice is late. */
record Alarm(MeterRegistry meters, ReactiveHealthIndicator health, Duration patience) {

    void isRaised() {
        Awaitility.await().atMost(patience).untilAsserted(() -> {
            assertThat(meters.get("guanhu.notification.legal.late").gauge().value())
                    .isPositive();
            assertThat(seen().getDetails()).containsEntry("alarm", true);
            assertThat(seen().getStatus().getCode()).isEqualTo("UP");
        });
    }

    void ends() {
        Awaitility.await()
                .atMost(patience)
                .untilAsserted(() -> assertThat(seen().getDetails()).containsEntry("alarm", false));
    }

    private Health seen() {
        Health found = health.health().block(patience);
        assertThat(found).isNotNull();
        return found;
    }
}
