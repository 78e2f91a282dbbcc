package io.guanhu.privacy.model.request;

import java.util.Optional;

/** The way by which a request reached the bank. */
public enum Channel {
    APP,
    HOTLINE,
    LETTER,
    COUNTER;

    /** What staff must show for a request that came this way; nothing for the customer's own. */
    public Optional<Evidence.Kind> evidence() {
        return switch (this) {
            case APP -> Optional.empty();
            case HOTLINE -> Optional.of(Evidence.Kind.CALL_RECORDING);
            case LETTER -> Optional.of(Evidence.Kind.SIGNED_LETTER);
            case COUNTER -> Optional.of(Evidence.Kind.SIGNED_FORM);
        };
    }

    /** Whether the customer stands before a member of staff who sees the identity document. */
    public boolean inPerson() {
        return this == COUNTER;
    }

    /** Whether somebody can file by it: the app is the customer's, the others are the staff's. */
    public boolean opensTo(Actor.Type type) {
        return (this == APP) == (type == Actor.Type.CUSTOMER);
    }
}
