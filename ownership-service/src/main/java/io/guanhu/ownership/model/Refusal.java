package io.guanhu.ownership.model;

import java.util.Locale;

/** Why a command was refused. */
public enum Refusal {
    MANAGER_INACTIVE,
    MANAGER_HAS_CUSTOMERS,
    /** A closed branch takes nothing new. */
    BRANCH_CLOSED,
    BRANCH_OPEN,
    ALREADY_ASSIGNED,
    /** Another assignment already begins later; it would be overrun. */
    ASSIGNMENT_SCHEDULED,
    BEGINS_IN_THE_PAST,
    /** So far ahead that it must be a typing error, which nobody could take back. */
    BEGINS_TOO_LATE,
    NO_OWNER_TO_TRANSFER_FROM,
    /** The owner is no longer who it was when the transfer was proposed. */
    OWNER_CHANGED,
    /** The receiver is in another branch than the one whose lead approved. */
    RECEIVER_MOVED,
    WRONG_TRANSFER_STATE,
    /** The other branches' leads have to approve. */
    ALREADY_APPROVED,
    /** A customer with an owner goes to another one by a transfer, which takes three people. */
    TRANSFER_NEEDED,
    ONLY_RECEIVER_ACCEPTS,
    ONLY_PROPOSER_WITHDRAWS,
    /** Three people propose, accept and approve. */
    SAME_PERSON,
    OUTSIDE_YOUR_BRANCH;

    /** The code of the problem that tells it, such as {@code same-person}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
