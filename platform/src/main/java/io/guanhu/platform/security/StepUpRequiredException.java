package io.guanhu.platform.security;

import java.time.Duration;

/** The act needs a fresh second factor. */
public final class StepUpRequiredException extends RuntimeException {

    private final String acrValues;
    private final Duration maxAge;

    StepUpRequiredException(String acrValues, Duration maxAge) {
        super("A fresh second factor is required");
        this.acrValues = acrValues;
        this.maxAge = maxAge;
    }

    public String acrValues() {
        return acrValues;
    }

    public Duration maxAge() {
        return maxAge;
    }
}
