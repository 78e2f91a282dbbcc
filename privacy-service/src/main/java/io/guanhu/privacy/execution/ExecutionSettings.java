package io.guanhu.privacy.execution;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who must answer, and how patient the worker is.
 *
 * @param holders the names of the data holders; only they may issue receipts
 * @param noticeLimit the longest time for which the contact for the last notice is kept
 */
@ConfigurationProperties("guanhu.privacy")
public record ExecutionSettings(Set<String> holders, Duration noticeLimit, Worker worker) {

    /**
     * The worker's pace.
     *
     * @param retry pause after a failure
     */
    public record Worker(Duration interval, Duration lease, Duration retry) {}
}
