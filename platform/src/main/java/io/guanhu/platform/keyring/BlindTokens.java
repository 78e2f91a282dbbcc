package io.guanhu.platform.keyring;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;

/**
 * Tokens to search sealed values by: equal values have equal tokens, and a token tells nothing
 * without the key.
 */
public final class BlindTokens {

    private final Mac mac;

    BlindTokens(Mac mac) {
        this.mac = mac;
    }

    /**
     * The token of a normalised value.
     *
     * @param purpose separates fields: the same value has another token for another purpose
     * @return 16 bytes of HMAC-SHA-256
     */
    public byte[] of(String purpose, String normalisedValue) {
        try {
            return mac.computeMac(Binding.of(purpose, normalisedValue));
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A blind token could not be made");
        }
    }
}
