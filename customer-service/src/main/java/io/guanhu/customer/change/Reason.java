package io.guanhu.customer.change;

import io.guanhu.customer.model.change.ReasonCode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The reason for a proposed change. */
@Schema(name = "WhyChanged")
public record Reason(
        @NotNull ReasonCode code,
        @Size(min = 1, max = 500) @Nullable String text) {

    /** Does not show the text. */
    @Override
    public String toString() {
        return "Reason[" + code + "]";
    }
}
