package io.guanhu.customer.model.change;

/** Why a customer's data changes. */
public enum ReasonCode {
    CUSTOMER_REQUEST,
    CORRECTION,
    PERIODIC_REVIEW,
    OTHER
}
