package io.guanhu.platform.client;

import io.guanhu.platform.problem.AnsweredAsProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Another service did not answer, or answered that it is unavailable; our own caller gets 503. */
public final class ServiceUnavailableException extends RuntimeException implements AnsweredAsProblem {

    private final String service;

    public ServiceUnavailableException(String service, @Nullable Throwable cause) {
        super(service + " is unavailable", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.SERVICE_UNAVAILABLE;
    }

    @Override
    public String code() {
        return "unavailable";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, "5");
    }
}
