package io.guanhu.customer.registration;

import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;

/** Who sends drafts, and from where. */
public record Sender(Caller caller, String origin) {

    boolean isPerson() {
        return origin.equals("STAFF");
    }

    boolean isFile() {
        return origin.equals("IMPORT");
    }

    /** Operations may have a rejected registration checked again. */
    boolean mayInsist() {
        return isPerson() && caller.has(Roles.OPERATIONS);
    }

    Refused held() {
        return Refused.of(isPerson() ? Triage.NEEDS_CHECK : Triage.NEEDS_PERSON);
    }
}
