package io.guanhu.notification.model.delivery;

/** How far a notification got. */
public enum State {
    /** Waits for its first or next attempt. */
    QUEUED,
    /** An attempt is under way, or was interrupted. */
    SENDING,
    /** A provider took it. */
    SENT,
    /** A provider confirmed that it arrived. */
    DELIVERED,
    /** It will not be tried again. */
    FAILED,
    /** It was not sent, because the customer's contact was erased. */
    CANCELLED,
    /** A legal notice that cannot be delivered as it is; waits for a person. */
    STUCK,
    /** A person closed it, and said why. */
    SETTLED
}
