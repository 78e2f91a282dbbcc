package io.guanhu.customer.model.field;

/** A property that only some fields have. */
public enum Trait {
    /** Every customer has it. */
    REQUIRED,
    /** A field with several texts in order instead of one. */
    SEVERAL,
    /**
     * A change needs a second person, because the field determines who the customer is or how long
     * data is kept.
     */
    SECOND_PERSON,
    /** The customer is notified of a change. */
    ANNOUNCED,
    /**
     * Customers cannot see it themselves. Notes by staff may mention an investigation that the law
     * forbids revealing, so they are only disclosed after a person has checked them.
     */
    ENTERED_BY_STAFF_ONLY
}
