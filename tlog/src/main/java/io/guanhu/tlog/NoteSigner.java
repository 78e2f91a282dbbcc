package io.guanhu.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes (C2SP signed-note) by an Ed25519 key. */
public final class NoteSigner {

    private final PrivateKey privateKey;
    private final NoteVerifier verifier;

    /**
     * The signer of a pair of keys.
     *
     * @throws IllegalArgumentException if the two keys do not belong together
     */
    public NoteSigner(String name, KeyPair keys) {
        this.privateKey = keys.getPrivate();
        this.verifier = new NoteVerifier(name, keys.getPublic());
        byte[] probe = name.getBytes(StandardCharsets.UTF_8);
        if (!verifier.verifies(probe, sign(probe))) {
            throw new IllegalArgumentException("The private and the public key are not a pair");
        }
    }

    public NoteVerifier verifier() {
        return verifier;
    }

    public SignedNote sign(Checkpoint checkpoint) {
        return countersign(new SignedNote(checkpoint.text()));
    }

    /** The note with this key's signature below the others. */
    public SignedNote countersign(SignedNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return note.with(verifier.name(), verifier.keyId(), sign(text));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The checkpoint key cannot sign", broken);
        }
    }
}
