package io.guanhu.privacy.model.request;

/**
 * The evidence for a request that did not come from the app. The document itself is in the bank's
 * archive; only its number is stored here.
 *
 * @param takenBy the employee id of the person who recorded it
 * @param provesIdentity whether it replaces the one-time code, because the customer came in person
 */
public record Evidence(Kind kind, String takenBy, boolean provesIdentity) {

    /** The kind of document, determined by the channel. */
    public enum Kind {
        CALL_RECORDING,
        SIGNED_LETTER,
        /** Signed at a counter, where the identity document was checked. */
        SIGNED_FORM
    }
}
