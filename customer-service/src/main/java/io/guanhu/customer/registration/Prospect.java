package io.guanhu.customer.registration;

import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with a draft, as far as known now. */
sealed interface Prospect {

    /** Can be registered. */
    record Accepted(UUID id) implements Prospect {}

    /** The same, for a caller who meets a known person. */
    default Prospect asUnknownMatch() {
        return this;
    }

    /**
     * Not registered yet: a person must look at it first.
     *
     * @param unknownMatch whether it may be somebody the sender may not know about
     */
    record Held(UUID id, Suspicion suspicion, boolean unknownMatch) implements Prospect {
        @Override
        public Held asUnknownMatch() {
            return new Held(id, suspicion, true);
        }
    }

    /**
     * Not registered, and nothing is stored.
     *
     * @param code the problem's code
     * @param customerId the existing customer; absent unless within the caller's reach
     * @param until when a rejection is forgotten
     * @param unknownMatch whether it may be somebody the sender may not know about
     */
    record Refused(
            String code,
            @Nullable UUID customerId,
            @Nullable Instant until,
            boolean unknownMatch) implements Prospect {

        static Refused of(String code) {
            return new Refused(code, null, null, false);
        }

        @Override
        public Refused asUnknownMatch() {
            return new Refused(code, customerId, until, true);
        }

        ProblemException problem() {
            ProblemException problem = ProblemException.conflict(code);
            if (customerId != null) {
                problem.with("customerId", customerId);
            }
            return until == null ? problem : problem.with("until", until);
        }
    }
}
