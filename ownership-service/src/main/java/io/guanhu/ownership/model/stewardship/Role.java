package io.guanhu.ownership.model.stewardship;

/** A manager's role for a customer. */
public enum Role {
    /** The owner; exactly one at a time. */
    PRIMARY,
    /** Helps the owner; several at a time, each once. */
    ASSISTANT
}
