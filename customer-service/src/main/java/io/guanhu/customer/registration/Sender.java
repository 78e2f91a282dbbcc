package io.guanhu.customer.registration;

import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.security.Caller;

/** Who sends drafts, and from where. */
public record Sender(Caller caller, Origin origin) {

    boolean isPerson() {
        return origin == Origin.STAFF;
    }

    boolean isFile() {
        return origin == Origin.IMPORT;
    }

    /** Whether they may have a rejected registration checked again. */
    boolean mayOverrideRejection() {
        return isPerson() && caller.may("customer.create-again");
    }

    Refused held() {
        return Refused.of(isPerson() ? Triage.NEEDS_CHECK : Triage.NEEDS_PERSON);
    }
}
