package io.guanhu.audit.opening;

/** Why a person wants to see the sealed details of an entry. */
enum Purpose {
    COMPLIANCE_REVIEW,
    INVESTIGATION,
    HANDLE_COMPLAINT,
    REGULATOR_REQUEST
}
