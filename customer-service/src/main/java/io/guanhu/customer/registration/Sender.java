package io.guanhu.customer.registration;

import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;

/** Who sends drafts, and from where. */
public record Sender(Caller caller, Origin origin) {

    boolean isPerson() {
        return origin == Origin.STAFF;
    }

    boolean isFile() {
        return origin == Origin.IMPORT;
    }

    /** Operations may have a rejected registration checked again. */
    boolean mayOverrideRejection() {
        return isPerson() && caller.has(Roles.OPERATIONS);
    }

    Refused held() {
        return Refused.of(isPerson() ? Triage.NEEDS_CHECK : Triage.NEEDS_PERSON);
    }
}
