package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A reason: a code, and an explanation that may mention the customer and is therefore sealed. */
public record Reason(
        @Required @Nullable ReasonCode code, @Nullable String text) {

    private static final int LONGEST = 500;

    /** The code, after checking that the reason is complete. */
    public static ReasonCode checked(@Nullable Reason reason) {
        if (reason == null || reason.code == null) {
            throw ProblemException.invalid("reason.code", "required");
        }
        String text = reason.text;
        if (text != null && text.codePointCount(0, text.length()) > LONGEST) {
            throw ProblemException.invalid("reason.text", "too-long");
        }
        if (reason.code == ReasonCode.OTHER && (text == null || text.isBlank())) {
            throw ProblemException.invalid("reason.text", "required");
        }
        return reason.code;
    }
}
