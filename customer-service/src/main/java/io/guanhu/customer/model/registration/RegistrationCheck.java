package io.guanhu.customer.model.registration;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of a registration by a person: open, until somebody else than who registered has
 * decided or its time is over.
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
        /** Became a customer. */
        ADMITTED,
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED
    }

    /** What the decision rests on. Never words: they would outlive what they speak of. */
    public enum Reason {
        /** The person was there with the documents, and wishes to be a customer: somebody new. */
        PERSON_CONFIRMED(true),
        /** The same, and says that they were a customer before, perhaps with another document. */
        PERSON_RETURNED(true),
        /** The person is a customer already; a change of that customer's data is the way. */
        ALREADY_CUSTOMER(false),
        DOCUMENTS_NOT_ACCEPTED(false),
        /** The person does not wish to be a customer. */
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

    /** Why a decision cannot be taken. */
    public enum Refusal {
        NOT_OPEN,
        OWN_REGISTRATION
    }

    /** The check as it stands at a moment: time ends it by itself. */
    public RegistrationCheck asOf(Instant now) {
        return state == State.OPEN && !now.isBefore(expiresAt)
                ? new RegistrationCheck(
                        State.EXPIRED, version, registeredBy, openedAt, expiresAt, null, null, expiresAt)
                : this;
    }

    /** What keeps somebody from deciding at a moment. */
    public Optional<Refusal> refusal(String decider, Instant now) {
        if (asOf(now).state() != State.OPEN) {
            return Optional.of(Refusal.NOT_OPEN);
        }
        return decider.equals(registeredBy) ? Optional.of(Refusal.OWN_REGISTRATION) : Optional.empty();
    }
}
