package io.guanhu.tlog.note;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/** Verifies signed notes (C2SP signed-note) by one Ed25519 key. */
public final class NoteVerifier implements NoteKey {

    private final VerifierKey key;

    NoteVerifier(VerifierKey key) {
        if (key.type() != SignatureType.ED25519) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        this.key = key;
    }

    /**
     * The verifier for a key.
     *
     * @throws IllegalArgumentException unless it is an Ed25519 key and the name is valid
     */
    public NoteVerifier(String name, PublicKey publicKey) {
        this(VerifierKey.of(name, SignatureType.ED25519, publicKey));
    }

    /**
     * The verifier for a key given as its 32 bytes (RFC 8032).
     *
     * @throws IllegalArgumentException unless key and name are valid
     */
    public static NoteVerifier ofBytes(String name, byte[] publicKey) {
        return new NoteVerifier(VerifierKey.of(name, SignatureType.ED25519, publicKey));
    }

    /**
     * The note with a signature by this key appended, which was made elsewhere.
     *
     * @throws IllegalArgumentException if it is not this key's signature of the note's text
     */
    public SignedNote attach(SignedNote note, byte[] signature) {
        if (!verifies(note.text(), signature)) {
            throw new IllegalArgumentException("Not a signature of " + verifierKey());
        }
        return note.with(name(), keyId(), signature);
    }

    /**
     * Reads a verifier key such as {@code name+c74f20a3+ARpc2Qc…}.
     *
     * @throws IllegalArgumentException if it is invalid, or its id does not match its key
     */
    public static NoteVerifier parse(String verifierKey) {
        return new NoteVerifier(VerifierKey.parse(verifierKey));
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
    public boolean verifies(String text, byte[] signature) {
        return verifies(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    @Override
    public boolean sameKey(NoteKey other) {
        return key.sameKey(VerifierKey.parse(other.verifierKey()));
    }

    boolean verifies(byte[] text, byte[] signature) {
        return key.verifies(text, signature);
    }
}
