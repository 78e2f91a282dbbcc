package io.guanhu.ownership.model.stewardship;

/** What a manager is to a customer. */
public enum Role {
    /** The owner: one at a time. */
    PRIMARY,
    /** Looks after the customer beside the owner; several at a time, each once. */
    ASSISTANT
}
