package io.guanhu.gateway.route;

import io.guanhu.platform.problem.AnsweredAsProblem;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A service did not answer. What the caller may conclude depends on how far the request got. */
final class UpstreamException extends RuntimeException implements AnsweredAsProblem {

    private final HttpStatus status;
    private final String code;
    private final Map<String, String> headers;

    private UpstreamException(HttpStatus status, String code, Map<String, String> headers, Throwable cause) {
        super(code, cause);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    /** The request never reached the service: nothing was changed. */
    static UpstreamException unreached(Throwable cause) {
        return new UpstreamException(
                HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", Map.of(HttpHeaders.RETRY_AFTER, "2"), cause);
    }

    /** No answer in time: it is unknown whether anything was changed. */
    static UpstreamException late(Throwable cause) {
        return new UpstreamException(HttpStatus.GATEWAY_TIMEOUT, "service-timeout", Map.of(), cause);
    }

    /** The connection broke before an answer: it is unknown whether anything was changed. */
    static UpstreamException broken(Throwable cause) {
        return new UpstreamException(HttpStatus.BAD_GATEWAY, "service-failed", Map.of(), cause);
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }
}
