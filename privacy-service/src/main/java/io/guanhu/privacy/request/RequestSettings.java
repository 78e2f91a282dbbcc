package io.guanhu.privacy.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things may take.
 *
 * @param unconfirmedValidity until a request lapses that the customer does not confirm
 * @param deadline working days to answer
 */
@ConfigurationProperties("guanhu.privacy")
record RequestSettings(
        Duration codeValidity,
        Duration unconfirmedValidity,
        Duration coolingOff,
        int deadline,
        Worker worker) {

    /**
     * The worker's pace.
     *
     * @param lease how long a request stays with the worker that took it
     */
    record Worker(Duration interval, Duration lease, Duration retry) {}
}
