package io.guanhu.customer.model.field;

/** The security class of a field of personal financial information, by JR/T 0171-2020. */
public enum ProtectionClass {
    /** Internal. */
    C1,
    /** Identifies a person or shows a financial state: masked by default, encrypted in transit. */
    C2,
    /** Authenticates a person: never displayed. */
    C3
}
