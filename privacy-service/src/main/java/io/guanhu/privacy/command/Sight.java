package io.guanhu.privacy.command;

import io.guanhu.platform.permission.Relation;
import io.guanhu.platform.security.Caller;
import java.util.UUID;

/** Which requests, and what became of them, a caller can see. */
public final class Sight {

    /** The permission to see requests that are hidden from the customer and from other staff. */
    public static final String HIDDEN_REQUESTS = "privacy-request.read-hidden";

    private Sight() {}

    /** Whether the caller acts as a customer, on nothing but their own records. */
    public static boolean asCustomer(Caller caller) {
        return caller.reaches(Relation.SELF);
    }

    /**
     * Whether the caller can see a request.
     *
     * @param customerId whose request it is
     * @param hidden whether the customer and most staff must not know of it
     * @param hiddenToo the permission to see it nevertheless; customers never can
     */
    public static boolean covers(Caller caller, UUID customerId, boolean hidden, String hiddenToo) {
        if (asCustomer(caller)) {
            return !hidden && customerId.equals(caller.customerId());
        }
        boolean staffs = caller.reaches(Relation.ALL) || caller.reaches(Relation.FILED);
        return staffs && (!hidden || caller.may(hiddenToo));
    }
}
