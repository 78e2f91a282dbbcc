package io.guanhu.audit.download;

/** The lists in the console. A fixed set, so that nothing else can be recorded about a file. */
enum ListName {
    CUSTOMERS,
    CHANGES_TO_DECIDE,
    OWN_CHANGES,
    CUSTOMER_CHANGES,
    CUSTOMER_REQUESTS,
    CUSTOMER_MESSAGES,
    IMPORT_RESULTS,
    REGISTRATION_CHECKS,
    BOOK,
    ASSIGNMENTS,
    TRANSFERS,
    POOLS,
    POOL_CUSTOMERS,
    MANAGERS,
    TRAINING,
    PERMISSIONS,
    BRANCHES,
    PRIVACY_REQUESTS,
    LEGAL_HOLDS,
    RETENTION_RULES,
    WORKING_CALENDARS,
    RESTORATIONS,
    AUDIT_ENTRIES,
    MESSAGES,
    PARKED_MESSAGES,
    REFUSED_MESSAGES
}
