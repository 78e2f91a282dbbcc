package io.guanhu.gateway.limit;

import io.guanhu.platform.problem.AnsweredAsProblem;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The token bucket is empty. */
final class TooManyRequestsException extends RuntimeException implements AnsweredAsProblem {

    private final long seconds;

    TooManyRequestsException(Duration wait) {
        super("Too many requests", null, false, false);
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.TOO_MANY_REQUESTS;
    }

    @Override
    public String code() {
        return "too-many-requests";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
