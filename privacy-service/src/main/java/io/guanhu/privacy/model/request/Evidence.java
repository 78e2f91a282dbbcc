package io.guanhu.privacy.model.request;

/**
 * What staff can show for a request that did not come from the app. The document itself lies in the
 * bank's archive; here is where.
 *
 * @param takenBy employee id of whoever took it
 * @param provesIdentity whether it stands in for the one-time code: the customer came in person
 */
public record Evidence(Kind kind, String takenBy, boolean provesIdentity) {

    /** What it is; the channel decides. */
    public enum Kind {
        CALL_RECORDING,
        SIGNED_LETTER,
        /** Signed at a counter, where the identity document was looked at. */
        SIGNED_FORM
    }
}
