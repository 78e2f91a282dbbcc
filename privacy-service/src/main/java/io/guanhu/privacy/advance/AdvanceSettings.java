package io.guanhu.privacy.advance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long a confirmed request waits, and how often it is checked. */
@ConfigurationProperties("guanhu.privacy")
record AdvanceSettings(Duration coolingOff, Worker worker) {

    /**
     * The worker's pace.
     *
     * @param lease how long a request is reserved for the worker that took it
     */
    record Worker(Duration interval, Duration lease, Duration retry) {}
}
