package io.guanhu.platform.permission;

import java.util.Locale;

/** Whose records a role may act on with a permission. */
public enum Relation {

    /**
     * Customers whom the caller looks after today, and what concerns them: the pool of the caller's
     * own branch, transfers in which the caller takes part.
     */
    OWN,

    /** Customers of the caller's branch and the branches below it. */
    BRANCH,

    /** Every customer. */
    ALL,

    /** Customers who are being handed over to the caller. */
    RECEIVED,

    /** Records that the bank filed for a customer, never those a customer filed. */
    FILED,

    /** The caller's own records as a customer. */
    SELF,

    /** Operations that concern no customer, or none known yet. */
    YES;

    static Relation parse(String cell) {
        return valueOf(cell.toUpperCase(Locale.ROOT));
    }
}
