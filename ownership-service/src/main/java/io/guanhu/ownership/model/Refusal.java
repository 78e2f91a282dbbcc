package io.guanhu.ownership.model;

import java.util.Locale;

/** Why a command was refused. */
public enum Refusal {
    MANAGER_INACTIVE,
    MANAGER_HAS_CUSTOMERS,
    /** A closed branch accepts nothing new. */
    BRANCH_CLOSED,
    BRANCH_OPEN,
    ALREADY_ASSIGNED,
    /** Another assignment begins later and would be overwritten. */
    ASSIGNMENT_SCHEDULED,
    BEGINS_IN_THE_PAST,
    /** So far in the future that it must be a typing error, which nobody could undo. */
    BEGINS_TOO_LATE,
    NO_OWNER_TO_TRANSFER_FROM,
    /** The owner has changed since the transfer was proposed. */
    OWNER_CHANGED,
    /** The receiver is in a different branch from the one whose lead approved. */
    RECEIVER_MOVED,
    WRONG_TRANSFER_STATE,
    /** The leads of the other branches must approve. */
    ALREADY_APPROVED,
    /** Moving a customer from one owner to another needs a transfer with three people. */
    TRANSFER_NEEDED,
    ONLY_RECEIVER_ACCEPTS,
    ONLY_PROPOSER_WITHDRAWS,
    /** Proposing, accepting and approving needs three different people. */
    SAME_PERSON,
    OUTSIDE_YOUR_BRANCH;

    /** The code of the problem that reports it, such as {@code same-person}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
