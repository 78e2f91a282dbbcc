package io.guanhu.ownership.model.transfer;

/** Why a customer is assigned to a manager. */
public enum ReasonCode {
    /** Recorded by the service itself when a customer arrives. */
    NEW_CUSTOMER,
    CUSTOMER_REQUEST,
    WORKLOAD,
    LEAVE,
    RELOCATION,
    CORRECTION,
    OTHER
}
