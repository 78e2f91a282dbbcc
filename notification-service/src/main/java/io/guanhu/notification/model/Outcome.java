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

    /** It cannot be sent, however often it is tried: a fault of the message or its destination. */
    record Refused(String code) implements Outcome {}

    /** Something failed that nobody foresaw; it counts as the message's own fault. */
    record Failed(String code) implements Outcome {}

    /** An outage, of whatever length: the message can do nothing about it. */
    record Unavailable(String code) implements Outcome {}
}
