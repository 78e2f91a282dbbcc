package io.guanhu.platform.keyring;

/**
 * Tokens to search sealed values by: equal values have equal tokens, and a token tells nothing
 * without the key.
 */
public final class BlindTokens {

    /**
     * The token of a normalised value.
     *
     * @param purpose separates fields: the same value has another token for another purpose
     * @return 16 bytes of HMAC-SHA-256
     */
    public byte[] of(String purpose, String normalisedValue) {
        throw new UnsupportedOperationException("skeleton");
    }
}
