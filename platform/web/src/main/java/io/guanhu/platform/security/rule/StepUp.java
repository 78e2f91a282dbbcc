package io.guanhu.platform.security.rule;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.SecurityProperties.StepUpLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requires a fresh second factor before a sensitive operation (RFC 9470). */
final class StepUp {

    private final StepUpLevel level;
    private final Duration clockSkew;
    private final Clock clock;

    StepUp(StepUpLevel level, Duration clockSkew, Clock clock) {
        this.level = level;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * Returns if the caller's token has a sufficiently fresh second factor.
     *
     * @throws StepUpRequiredException answered as 401 {@code insufficient_user_authentication} with
     *     {@code acr_values} and {@code max_age}
     */
    public void require(Caller caller) {
        if (!reaches(caller.acr()) || !fresh(caller.authenticatedAt())) {
            throw new StepUpRequiredException(Integer.toString(level.acr()), level.maxAge());
        }
    }

    /**
     * Returns unless the caller is a member of staff who signed in with only a password, which
     * never permits anything, whatever the client.
     *
     * @throws StepUpRequiredException like {@link #require}
     */
    void requireOfStaff(Caller caller) {
        if (caller.employeeId() != null && !reaches(caller.acr())) {
            throw new StepUpRequiredException(Integer.toString(level.acr()), level.maxAge());
        }
    }

    private boolean reaches(@Nullable String acr) {
        return acr != null && acr.matches("\\d{1,3}") && Integer.parseInt(acr) >= level.acr();
    }

    private boolean fresh(@Nullable Instant authenticatedAt) {
        Instant now = clock.instant();
        return authenticatedAt != null
                && !authenticatedAt.isAfter(now.plus(clockSkew))
                && !authenticatedAt.plus(level.maxAge()).plus(clockSkew).isBefore(now);
    }
}
