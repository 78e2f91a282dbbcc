package io.guanhu.tlog.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/** Cosigns checkpoints (C2SP tlog-cosignature) with an Ed25519 or an ML-DSA-44 key. */
public final class Cosigner {

    private final VerifierKey key;
    private final PrivateKey privateKey;

    /** The cosigner for a key pair, which determines the type of its cosignatures. */
    public Cosigner(String name, KeyPair keys) {
        this.key = VerifierKey.of(name, CosignatureVerifier.typeOf(keys.getPublic()), keys.getPublic());
        this.privateKey = keys.getPrivate();
    }

    public CosignatureVerifier verifier() {
        return new CosignatureVerifier(key);
    }

    /**
     * The note with this cosigner's line appended.
     *
     * @param now stated in whole seconds
     * @throws IllegalArgumentException if the note is not a checkpoint
     */
    public SignedNote cosign(SignedNote note, Instant now) {
        long seconds = now.getEpochSecond();
        byte[] bare = sign(CosignedMessage.of(key, note.text(), seconds));
        byte[] timestamped = ByteBuffer.allocate(Long.BYTES + bare.length)
                .putLong(seconds)
                .put(bare)
                .array();
        return note.with(key.name(), key.id(), timestamped);
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(key.type().algorithm());
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The cosigner's key cannot sign", broken);
        }
    }
}
