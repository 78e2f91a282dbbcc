package io.guanhu.tlog.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/** Signs notes (C2SP signed-note) with an Ed25519 key. */
public final class NoteSigner {

    private final PrivateKey privateKey;
    private final NoteVerifier verifier;

    /** Other keys of the same log that also sign during a change of keys. */
    private final List<NoteSigner> others;

    /**
     * The signer for a key pair.
     *
     * @throws IllegalArgumentException if the two keys do not belong together
     */
    public NoteSigner(String name, KeyPair keys) {
        this(name, keys, List.of());
    }

    /**
     * The signer for several key pairs: its notes have a signature by each, and {@link #verifier}
     * is for the first.
     *
     * @throws IllegalArgumentException if two keys do not belong together
     */
    public NoteSigner(String name, KeyPair keys, List<KeyPair> more) {
        this.others = more.stream().map(pair -> new NoteSigner(name, pair)).toList();
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
        SignedNote note = countersign(new SignedNote(checkpoint.text()));
        for (NoteSigner other : others) {
            note = other.countersign(note);
        }
        return note;
    }

    /** The note with this key's signature appended. */
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
