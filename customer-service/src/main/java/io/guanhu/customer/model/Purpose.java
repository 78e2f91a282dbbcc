package io.guanhu.customer.model;

/** Why a person wants to see values without masks. */
public enum Purpose {
    CALL_CUSTOMER,
    WRITE_TO_CUSTOMER,
    VISIT_CUSTOMER,
    VERIFY_IDENTITY,
    DECIDE_CHANGE,
    HANDLE_COMPLAINT,
    COMPLIANCE_REVIEW
}
