package io.guanhu.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response (RFC 9457).
 *
 * @param code the last part of the type; never translated
 * @param traceId finds the request in the logs
 * @param members additional members of this problem
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
public record Problem(
        @Schema(requiredMode = RequiredMode.REQUIRED) String type,
        @Schema(requiredMode = RequiredMode.REQUIRED) String title,
        int status,
        @Nullable String detail,
        @Schema(requiredMode = RequiredMode.REQUIRED) String code,
        @Nullable String traceId,
        List<FieldError> errors,
        @Schema(hidden = true) Map<String, Object> members) {

    /**
     * A field, what is wrong with it, and in words how to correct it.
     *
     * @param allowed the allowed values, if there are only a few
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(
            @Schema(requiredMode = RequiredMode.REQUIRED) String field,
            @Schema(requiredMode = RequiredMode.REQUIRED) String code,
            @Schema(requiredMode = RequiredMode.REQUIRED) String message,
            List<String> allowed) {

        public FieldError {
            allowed = List.copyOf(allowed);
        }
    }

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> members() {
        return members;
    }

    Problem tracedAs(@Nullable String id) {
        return new Problem(type, title, status, detail, code, id, errors, members);
    }
}
