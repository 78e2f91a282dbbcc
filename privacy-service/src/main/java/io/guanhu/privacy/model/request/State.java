package io.guanhu.privacy.model.request;

/** The names of a request's states, as stored and shown. */
public enum State {
    SUBMITTED,
    VERIFYING,
    VERIFIED,
    CONFIRMED,
    ASSESSED,
    COOLING_OFF,
    AWAITING_APPROVAL,
    EXECUTING,
    /** Everything in scope was erased. */
    COMPLETED,
    /** Something in scope had to be kept or restricted. */
    PARTIALLY_COMPLETED,
    /** A compliance officer refused it, with reason and citation. */
    REJECTED,
    /** Cancelled before execution began. */
    CANCELLED,
    /** Not confirmed in time. */
    EXPIRED;

    /** Whether this is a final state; a customer has at most one request that has not ended. */
    public boolean ended() {
        return compareTo(EXECUTING) > 0;
    }

    /** Whether it expires unless the customer confirms it in time. */
    public boolean unconfirmed() {
        return compareTo(CONFIRMED) < 0;
    }

    /** Whether the consequences are still computed from today's facts and not fixed yet. */
    public boolean unassessed() {
        return compareTo(ASSESSED) < 0;
    }
}
