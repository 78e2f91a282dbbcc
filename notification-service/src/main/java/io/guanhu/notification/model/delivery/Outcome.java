package io.guanhu.notification.model.delivery;

/** The outcome of an attempt. */
public sealed interface Outcome {

    /** A provider accepted the message with all its parts. */
    record Accepted(String provider) implements Outcome {}

    /** It can never be sent: the message or its destination is faulty. */
    record Refused(String code) implements Outcome {}

    /** An unexpected failure, which counts as the message's own fault. */
    record Failed(String code) implements Outcome {}

    /** An outage, of whatever length, which is not the message's fault. */
    record Unavailable(String code) implements Outcome {}
}
