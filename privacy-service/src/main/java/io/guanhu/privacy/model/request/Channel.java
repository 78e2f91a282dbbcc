package io.guanhu.privacy.model.request;

import java.util.Optional;

/** How a request reached the bank. */
public enum Channel {
    APP,
    HOTLINE,
    LETTER,
    COUNTER;

    /**
     * The evidence that staff must record for a request on this channel; none for the customer's
     * own.
     */
    public Optional<Evidence.Kind> evidence() {
        return switch (this) {
            case APP -> Optional.empty();
            case HOTLINE -> Optional.of(Evidence.Kind.CALL_RECORDING);
            case LETTER -> Optional.of(Evidence.Kind.SIGNED_LETTER);
            case COUNTER -> Optional.of(Evidence.Kind.SIGNED_FORM);
        };
    }

    /** Whether a member of staff sees the customer and the identity document. */
    public boolean inPerson() {
        return this == COUNTER;
    }

    /** Whether an actor may file through it: the app is for customers, the others are for staff. */
    public boolean opensTo(Actor.Type type) {
        return (this == APP) == (type == Actor.Type.CUSTOMER);
    }
}
