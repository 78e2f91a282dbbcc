package io.guanhu.customer.probing;

import io.guanhu.platform.security.Caller;

/** What is counted together. */
public enum Kind {
    /** People registered one by one, and proposed changes. */
    PEOPLE,
    /** Lines of imports. */
    LINES,
    /** Anything sent by a system. */
    MACHINE;

    static Kind of(Caller caller, boolean imported) {
        if (caller.type() == Caller.Type.SERVICE) {
            return MACHINE;
        }
        return imported ? LINES : PEOPLE;
    }
}
