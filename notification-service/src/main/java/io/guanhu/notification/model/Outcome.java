package io.guanhu.notification.model;

import org.jspecify.annotations.Nullable;

/** What became of an attempt. */
public sealed interface Outcome {

    /**
     * A provider took it.
     *
     * @param messageId what delivery receipts will name it; absent if there will be none
     */
    record Accepted(String provider, @Nullable String messageId) implements Outcome {}

    /** It cannot be sent, however often it is tried. */
    record Refused(String code) implements Outcome {}

    /** It cannot be sent now. */
    record Unavailable(String code) implements Outcome {}
}
