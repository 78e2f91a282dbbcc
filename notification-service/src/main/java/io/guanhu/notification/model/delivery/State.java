package io.guanhu.notification.model.delivery;

/** The state of a notification. */
public enum State {
    /** Waits for its first or next attempt. */
    QUEUED,
    /** An attempt is in progress, or was interrupted. */
    SENDING,
    /** A provider accepted it. */
    SENT,
    /** A provider confirmed its delivery. */
    DELIVERED,
    /** It will not be tried again. */
    FAILED,
    /** It was not sent, because the customer's contact was erased. */
    CANCELLED,
    /** A legal notice that cannot be delivered in its present form; waits for a person. */
    STUCK,
    /** A person closed it, with a reason. */
    SETTLED
}
