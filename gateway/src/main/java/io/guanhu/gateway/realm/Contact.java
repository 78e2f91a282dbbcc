package io.guanhu.gateway.realm;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A contact for support.
 *
 * @param hours the hours of service, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        Kind kind,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String hours) {

    /** The kind of contact. */
    enum Kind {
        BRANCH,
        HOTLINE,
        ON_SITE
    }
}
