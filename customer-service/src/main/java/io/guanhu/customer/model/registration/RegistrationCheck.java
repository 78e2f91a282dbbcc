package io.guanhu.customer.model.registration;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of a registration by a person. It is open until somebody other than the sender has
 * decided, or its time is over.
 *
 * @param version raised by every step; the strong ETag
 * @param registeredBy who sent the registration
 * @param endedBy who decided; absent while open and after expiry
 */
public record RegistrationCheck(
        State state,
        long version,
        String registeredBy,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Reason reason,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    public enum State {
        OPEN,
        /** The person became a customer. */
        ADMITTED,
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED
    }

    /** The basis of the decision. Never free text, which would outlive the data it mentions. */
    public enum Reason {
        /** A new person, who was present with the documents and wishes to become a customer. */
        PERSON_CONFIRMED(true),
        /**
         * The same, and the person says they were a customer before, perhaps with another document.
         */
        PERSON_RETURNED(true),
        /** The person is already a customer, whose data can be changed instead. */
        ALREADY_CUSTOMER(false),
        DOCUMENTS_NOT_ACCEPTED(false),
        /** The person does not wish to become a customer. */
        PERSON_DECLINED(false),
        PERSON_NOT_REACHED(false);

        private final boolean admits;

        Reason(boolean admits) {
            this.admits = admits;
        }

        public boolean admits() {
            return admits;
        }
    }

    /** Why a decision is not possible. */
    public enum Refusal {
        NOT_OPEN,
        OWN_REGISTRATION
    }

    /** The check at a moment; it expires automatically. */
    public RegistrationCheck asOf(Instant now) {
        return state == State.OPEN && !now.isBefore(expiresAt)
                ? new RegistrationCheck(
                        State.EXPIRED, version, registeredBy, openedAt, expiresAt, null, null, expiresAt)
                : this;
    }

    /** Why a person cannot decide at a moment. */
    public Optional<Refusal> refusal(String decider, Instant now) {
        if (asOf(now).state() != State.OPEN) {
            return Optional.of(Refusal.NOT_OPEN);
        }
        return decider.equals(registeredBy) ? Optional.of(Refusal.OWN_REGISTRATION) : Optional.empty();
    }
}
