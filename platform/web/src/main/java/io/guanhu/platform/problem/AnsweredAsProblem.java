package io.guanhu.platform.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** An exception that defines how it is reported to the caller. */
public interface AnsweredAsProblem {

    HttpStatus status();

    /** Never translated; selects title and detail. */
    String code();

    /** The values for the placeholders in the detail. */
    default Object[] arguments() {
        return new Object[0];
    }

    /** Headers of the response, such as {@code Retry-After}. */
    default Map<String, String> headers() {
        return Map.of();
    }
}
