package io.guanhu.tlog.note;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/** Verifies cosignatures of checkpoints (C2SP tlog-cosignature) by one key, of either type. */
public final class CosignatureVerifier implements NoteKey {

    private final VerifierKey key;

    CosignatureVerifier(VerifierKey key) {
        if (key.type() == SignatureType.ED25519) {
            throw new IllegalArgumentException("Not a cosigner's verifier key");
        }
        this.key = key;
    }

    /** The verifier for an Ed25519 or an ML-DSA-44 key, which determines the type. */
    public static CosignatureVerifier of(String name, PublicKey publicKey) {
        return new CosignatureVerifier(VerifierKey.of(name, typeOf(publicKey), publicKey));
    }

    static SignatureType typeOf(PublicKey key) {
        return SignatureType.ML_DSA_44_COSIGNATURE.rawOf(key.getEncoded()).isPresent()
                ? SignatureType.ML_DSA_44_COSIGNATURE
                : SignatureType.ED25519_COSIGNATURE;
    }

    /**
     * Reads a verifier key of type 0x04 (Ed25519) or 0x06 (ML-DSA-44).
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static CosignatureVerifier parse(String verifierKey) {
        return new CosignatureVerifier(VerifierKey.parse(verifierKey));
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public String verifierKey() {
        return key.toString();
    }

    @Override
    public byte[] keyId() {
        return key.id();
    }

    @Override
    public boolean sameKey(NoteKey other) {
        return key.sameKey(VerifierKey.parse(other.verifierKey()));
    }

    @Override
    public boolean verifies(String text, byte[] signature) {
        if (signature.length != Long.BYTES + key.type().signatureLength()) {
            return false;
        }
        ByteBuffer timestamped = ByteBuffer.wrap(signature);
        long seconds = timestamped.getLong();
        if (seconds < 0) {
            return false;
        }
        byte[] bare = new byte[timestamped.remaining()];
        timestamped.get(bare);
        try {
            return key.verifies(CosignedMessage.of(key, text, seconds), bare);
        } catch (IllegalArgumentException noCheckpoint) {
            return false;
        }
    }

    /**
     * When this key cosigned the note (the latest time if more than once); empty if it did not. A
     * cosignature without a time does not count, because it does not state that the tree was the
     * latest.
     */
    public Optional<Instant> cosigned(SignedNote note) {
        if (!note.isSignedBy(this)) {
            return Optional.empty();
        }
        return note.signaturesOf(this).stream()
                .map(signature -> ByteBuffer.wrap(signature).getLong())
                .filter(seconds -> seconds > 0)
                .max(Long::compare)
                .map(Instant::ofEpochSecond);
    }
}
