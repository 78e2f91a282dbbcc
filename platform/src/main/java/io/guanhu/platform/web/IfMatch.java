package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * The version that a write expects, from {@code If-Match}. A controller method takes it as a
 * parameter; without the header the request is answered 428.
 */
public record IfMatch(String etag) {

    /** The strong ETag of a version. */
    public static String etagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with 412 unless this is the ETag of the current version. */
    public void require(long currentVersion) {
        if (!etag.equals("*") && !etag.equals(etagOf(currentVersion))) {
            throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
        }
    }
}
