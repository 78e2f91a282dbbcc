package io.guanhu.platform.security.rule;

import io.guanhu.platform.problem.AnsweredAsProblem;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The operation requires a fresh second factor. */
public final class StepUpRequiredException extends RuntimeException implements AnsweredAsProblem {

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

    @Override
    public HttpStatus status() {
        return HttpStatus.UNAUTHORIZED;
    }

    @Override
    public String code() {
        return "insufficient-user-authentication";
    }

    /** The challenge of RFC 9470 section 3. */
    @Override
    public Map<String, String> headers() {
        return Map.of(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"A fresh second factor is required\","
                        + " acr_values=\""
                        + acrValues
                        + "\", max_age="
                        + maxAge.toSeconds());
    }
}
