package io.guanhu.platform.keyring;

/**
 * Seals what belongs to the service and to no customer's category: stored answers, short-lived
 * secrets.
 */
public final class ServiceSeal {

    public byte[] seal(byte[] value, String context) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * Opens what {@link #seal} sealed under the same context.
     *
     * @throws SealBrokenException if it was tampered with or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        throw new UnsupportedOperationException("skeleton");
    }
}
