package io.guanhu.platform.keyring.service;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.OptionalInt;

/**
 * One data key. A sealed value consists of: suite (1 byte), generation of the key (7 bits per byte,
 * lowest first, as many bytes as needed), nonce (12 bytes), ciphertext and tag.
 */
public final class DataKey {

    /** AES-256-GCM with a random nonce. */
    private static final int AES_256_GCM = 1;

    private static final int LONGEST_GENERATION = 5;

    private final int generation;
    private final byte[] header;
    private final Aead aead;

    public DataKey(int generation, byte[] material) {
        this.generation = generation;
        this.header = header(generation);
        try {
            this.aead = new AesGcmJce(material);
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A data key cannot be used");
        }
    }

    public int generation() {
        return generation;
    }

    public byte[] seal(byte[] value, byte[] binding) {
        try {
            byte[] ciphertext = aead.encrypt(value, binding);
            byte[] sealed = new byte[header.length + ciphertext.length];
            System.arraycopy(header, 0, sealed, 0, header.length);
            System.arraycopy(ciphertext, 0, sealed, header.length, ciphertext.length);
            return sealed;
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("A value could not be sealed");
        }
    }

    public byte[] open(byte[] sealed, byte[] binding) {
        OptionalInt named = generationOf(sealed);
        if (named.isEmpty() || named.getAsInt() != generation) {
            throw new SealBrokenException("A value was not sealed under this key");
        }
        byte[] ciphertext = new byte[sealed.length - header.length];
        System.arraycopy(sealed, header.length, ciphertext, 0, ciphertext.length);
        try {
            return aead.decrypt(ciphertext, binding);
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A sealed value was changed or belongs elsewhere");
        }
    }

    /**
     * The generation of the key with which a value claims to be sealed; empty if it is not a sealed
     * value.
     */
    public static OptionalInt generationOf(byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != AES_256_GCM) {
            return OptionalInt.empty();
        }
        int generation = 0;
        for (int i = 0; i < LONGEST_GENERATION && i + 1 < sealed.length; i++) {
            generation |= (sealed[i + 1] & 0x7f) << (7 * i);
            if (sealed[i + 1] >= 0) {
                return generation > 0 ? OptionalInt.of(generation) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static byte[] header(int generation) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(AES_256_GCM);
        int rest = generation;
        while (rest > 0x7f) {
            header.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        header.write(rest);
        return header.toByteArray();
    }
}
