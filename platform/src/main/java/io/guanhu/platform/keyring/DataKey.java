package io.guanhu.platform.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * One data key in use. A sealed value is: suite (1 byte), version of the key (1 byte), nonce (12
 * bytes), ciphertext and tag.
 */
final class DataKey {

    /** AES-256-GCM with a random nonce. */
    static final int AES_256_GCM = 1;

    static final int BYTES = 32;

    private static final int HEADER = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int version;
    private final Aead aead;

    DataKey(int suite, int version, byte[] material) {
        if (suite != AES_256_GCM) {
            throw new IllegalStateException("Suite " + suite + " is not known here");
        }
        this.version = version;
        try {
            this.aead = new AesGcmJce(material);
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A data key cannot be used");
        }
    }

    static byte[] random() {
        byte[] material = new byte[BYTES];
        RANDOM.nextBytes(material);
        return material;
    }

    byte[] seal(byte[] value, byte[] binding) {
        try {
            byte[] ciphertext = aead.encrypt(value, binding);
            byte[] sealed = new byte[HEADER + ciphertext.length];
            sealed[0] = AES_256_GCM;
            sealed[1] = (byte) version;
            System.arraycopy(ciphertext, 0, sealed, HEADER, ciphertext.length);
            return sealed;
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A value could not be sealed");
        }
    }

    byte[] open(byte[] sealed, byte[] binding) {
        if (sealed.length < HEADER
                || sealed[0] != AES_256_GCM
                || Byte.toUnsignedInt(sealed[1]) != version) {
            throw new SealBrokenException("A value was not sealed under this key");
        }
        byte[] ciphertext = new byte[sealed.length - HEADER];
        System.arraycopy(sealed, HEADER, ciphertext, 0, ciphertext.length);
        try {
            return aead.decrypt(ciphertext, binding);
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A sealed value was changed or belongs elsewhere");
        }
    }
}
