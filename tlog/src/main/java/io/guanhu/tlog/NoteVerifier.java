package io.guanhu.tlog;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/** Verifies signed notes (C2SP signed-note) of one Ed25519 key. */
public final class NoteVerifier implements NoteKey {

    private final VerifierKey key;

    NoteVerifier(VerifierKey key) {
        if (key.type() != SignatureType.ED25519) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        this.key = key;
    }

    /**
     * The verifier of a key.
     *
     * @throws IllegalArgumentException unless it is an Ed25519 key and the name one of a note
     */
    public NoteVerifier(String name, PublicKey publicKey) {
        this(VerifierKey.of(name, SignatureType.ED25519, publicKey));
    }

    /**
     * Reads a verifier key such as {@code name+c74f20a3+ARpc2Qc…}.
     *
     * @throws IllegalArgumentException if it is none, or its id is not that of its key
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
