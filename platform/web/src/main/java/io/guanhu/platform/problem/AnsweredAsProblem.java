package io.guanhu.platform.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** An exception that knows how the caller is told about it. */
public interface AnsweredAsProblem {

    HttpStatus status();

    /** Never translated; title and detail are looked up by it. */
    String code();

    /** What fills the places of the detail. */
    default Object[] arguments() {
        return new Object[0];
    }

    /** Headers of the answer, such as {@code Retry-After}. */
    default Map<String, String> headers() {
        return Map.of();
    }
}
