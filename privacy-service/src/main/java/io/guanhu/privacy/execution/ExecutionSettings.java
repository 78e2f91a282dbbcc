package io.guanhu.privacy.execution;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who is expected to answer, and how patient the worker is.
 *
 * @param holders names of the data holders; only they may give receipts
 * @param noticeLimit how long the contact for the last notices is kept at most
 */
@ConfigurationProperties("guanhu.privacy")
public record ExecutionSettings(Set<String> holders, Duration noticeLimit, Worker worker) {

    /**
     * The worker's pace.
     *
     * @param retry how long after a failure the next attempt is
     */
    public record Worker(Duration interval, Duration lease, Duration retry) {}
}
