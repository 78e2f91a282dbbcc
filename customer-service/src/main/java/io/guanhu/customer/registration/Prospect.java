package io.guanhu.customer.registration;

import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to become of a draft, as far as can be told. */
sealed interface Prospect {

    /** Can be registered. */
    record Accepted(UUID id) implements Prospect {}

    /** The same for whoever meets somebody by it. */
    default Prospect meeting() {
        return this;
    }

    /**
     * Not registered yet: a person looks at it first.
     *
     * @param met whether the person may be somebody of whom the sender may not know
     */
    record Held(UUID id, Suspicion suspicion, boolean met) implements Prospect {
        @Override
        public Held meeting() {
            return new Held(id, suspicion, true);
        }
    }

    /**
     * Not registered, and nothing is kept.
     *
     * @param code the problem's
     * @param customerId who the person is; absent unless the caller reaches them
     * @param until when a rejection is forgotten
     * @param met whether the person may be somebody of whom the sender may not know
     */
    record Refused(
            String code,
            @Nullable UUID customerId,
            @Nullable Instant until,
            boolean met) implements Prospect {

        static Refused of(String code) {
            return new Refused(code, null, null, false);
        }

        @Override
        public Refused meeting() {
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
