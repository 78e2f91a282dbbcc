package io.guanhu.platform.security;

/** Asks for a fresh second factor before a sensitive act (RFC 9470). */
public final class StepUp {

    /**
     * Returns if the caller's token shows a second factor that is fresh enough.
     *
     * @throws StepUpRequiredException answered as 401 {@code insufficient_user_authentication} with
     *     {@code acr_values} and {@code max_age}
     */
    public void require(Caller caller) {
        throw new UnsupportedOperationException("skeleton");
    }
}
