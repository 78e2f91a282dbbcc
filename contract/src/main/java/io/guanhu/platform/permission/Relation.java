package io.guanhu.platform.permission;

import java.util.Locale;

/** Whose records a role acts on by a permission. */
public enum Relation {

    /** Those of customers whom the caller looks after today. */
    OWN,

    /** Those of the caller's branch and the branches below it. */
    BRANCH,

    /** Those of every customer. */
    ALL,

    /** Those of customers who are handed over to the caller. */
    RECEIVED,

    /** Those that the bank filed for a customer; never what a customer filed. */
    FILED,

    /** The caller's own, as a customer. */
    SELF,

    /** The act is about no customer who is known yet, or about none at all. */
    YES;

    static Relation parse(String cell) {
        return valueOf(cell.toUpperCase(Locale.ROOT));
    }
}
