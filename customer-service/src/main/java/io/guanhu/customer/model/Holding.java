package io.guanhu.customer.model;

/** How a category of a customer's data stands. */
public enum Holding {
    /** There, and read and changed by whoever may. */
    HELD,
    /** Kept only because the law says so: in no read, and not to be changed. */
    RESTRICTED,
    /** Gone for good, with its key. */
    ERASED,
    /** Never there. */
    NONE
}
