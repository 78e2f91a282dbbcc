package io.guanhu.notification.model.delivery;

/** What became of an attempt. */
public sealed interface Outcome {

    /** A provider took it: all of its parts. */
    record Accepted(String provider) implements Outcome {}

    /** It cannot be sent, however often it is tried: a fault of the message or its destination. */
    record Refused(String code) implements Outcome {}

    /** Something failed unexpectedly; it counts as the message's own fault. */
    record Failed(String code) implements Outcome {}

    /** An outage, of whatever length: the message can do nothing about it. */
    record Unavailable(String code) implements Outcome {}
}
