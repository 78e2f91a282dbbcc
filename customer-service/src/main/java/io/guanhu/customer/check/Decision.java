package io.guanhu.customer.check;

import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The decision on a check.
 *
 * @param customerId the existing customer who is the same person, if any
 */
record Decision(
        Caller caller,
        IfMatch expected,
        Reason reason,
        @Nullable UUID customerId) {

    /** Requires a customer for ALREADY_CUSTOMER, and none otherwise. */
    Mono<Void> complete() {
        boolean wanted = reason == Reason.ALREADY_CUSTOMER;
        return wanted == (customerId != null)
                ? Mono.empty()
                : Mono.error(ProblemException.invalid("customerId", wanted ? "required" : "only-already-customer"));
    }
}
