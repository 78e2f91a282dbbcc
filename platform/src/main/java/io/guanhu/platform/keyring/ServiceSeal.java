package io.guanhu.platform.keyring;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/**
 * Seals what belongs to the service and to no customer's category: stored answers, short-lived
 * secrets.
 */
public final class ServiceSeal {

    private final Aead aead;

    ServiceSeal(Aead aead) {
        this.aead = aead;
    }

    public byte[] seal(byte[] value, String context) {
        try {
            return aead.encrypt(value, Binding.of(context));
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A value could not be sealed");
        }
    }

    /**
     * Opens what {@link #seal} sealed under the same context.
     *
     * @throws SealBrokenException if it was tampered with or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, Binding.of(context));
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A sealed value was changed or belongs elsewhere");
        }
    }
}
