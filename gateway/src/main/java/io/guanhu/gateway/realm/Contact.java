package io.guanhu.gateway.realm;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to call.
 *
 * @param hours when they are there, as people read it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        Kind kind,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String hours) {

    /** Where help is. */
    enum Kind {
        BRANCH,
        HOTLINE,
        ON_SITE
    }
}
