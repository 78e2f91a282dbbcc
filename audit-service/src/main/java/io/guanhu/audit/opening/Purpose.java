package io.guanhu.audit.opening;

/** Why somebody wants to see what an entry holds sealed. */
enum Purpose {
    COMPLIANCE_REVIEW,
    INVESTIGATION,
    HANDLE_COMPLAINT,
    REGULATOR_REQUEST
}
