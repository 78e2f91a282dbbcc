package io.guanhu.customer.model;

/** Why somebody wants to see a value unmasked. */
public enum Purpose {
    CALL_CUSTOMER,
    WRITE_TO_CUSTOMER,
    VISIT_CUSTOMER,
    VERIFY_IDENTITY,
    DECIDE_CHANGE,
    HANDLE_COMPLAINT,
    COMPLIANCE_REVIEW
}
