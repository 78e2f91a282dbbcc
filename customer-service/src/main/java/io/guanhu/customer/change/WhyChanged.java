package io.guanhu.customer.change;

import io.guanhu.customer.model.change.ReasonCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why somebody proposes a change. */
public record WhyChanged(
        @NotNull ReasonCode code,
        @Size(min = 1, max = 500) @Nullable String text) {

    /** Tells nothing of the text. */
    @Override
    public String toString() {
        return "WhyChanged[" + code + "]";
    }
}
