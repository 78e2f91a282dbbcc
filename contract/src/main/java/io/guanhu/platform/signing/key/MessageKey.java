package io.guanhu.platform.signing.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key for messages.
 *
 * @param id the first 16 hexadecimal digits of SHA-256 over the key, so that no key can claim
 *     another's id
 * @param publicKey X.509 SubjectPublicKeyInfo in base64
 * @param from earlier signatures are rejected
 * @param until signatures from this moment on are rejected
 */
public record MessageKey(String id, String publicKey, Instant from, Instant until) {

    static final String ALGORITHM = "Ed25519";

    private static final int ID_LENGTH = 16;

    /**
     * Validates the key.
     *
     * @throws IllegalArgumentException if the id does not belong to the key, or it was never in
     *     force
     */
    public MessageKey {
        if (!id.equals(idOf(Base64.getDecoder().decode(publicKey)))) {
            throw new IllegalArgumentException("The id of message key " + id + " does not match its public key");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Message key " + id + " ends before it begins");
        }
    }

    static MessageKey of(PublicKey key, Instant from, Instant until) {
        byte[] encoded = key.getEncoded();
        return new MessageKey(idOf(encoded), Base64.getEncoder().encodeToString(encoded), from, until);
    }

    /** Whether a signature made at this moment counts. */
    public boolean inForceAt(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** Whether this key made the signature of the message; false also for what is no signature at all. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static String idOf(byte[] encoded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
