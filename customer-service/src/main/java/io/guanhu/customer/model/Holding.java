package io.guanhu.customer.model;

/** The state of a category of a customer's data. */
public enum Holding {
    /** Present, and accessible to those with permission. */
    HELD,
    /** Kept only because the law requires it; cannot be read or changed. */
    RESTRICTED,
    /** Erased for good, together with its key. */
    ERASED,
    /** Never present. */
    NONE
}
