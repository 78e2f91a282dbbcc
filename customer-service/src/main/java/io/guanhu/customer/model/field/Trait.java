package io.guanhu.customer.model.field;

/** What is true of some fields only. */
public enum Trait {
    /** No customer is without it. */
    REQUIRED,
    /** A field with several texts in order, not one. */
    SEVERAL,
    /** A change of it takes a second person: it says who somebody is, or how long data is kept. */
    SECOND_PERSON,
    /** A change of it is announced to the customer. */
    ANNOUNCED,
    /**
     * Customers do not see it by themselves. What staff wrote down may tell of an investigation that
     * the law forbids to tell: it is given out by people only.
     */
    TOLD_BY_PEOPLE_ONLY
}
