package io.guanhu.tlog.note;

/** A public key that verifies signatures of notes. */
public sealed interface NoteKey permits NoteVerifier, CosignatureVerifier {

    /**
     * Reads a verifier key of any known type.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    static NoteKey parse(String verifierKey) {
        VerifierKey key = VerifierKey.parse(verifierKey);
        return key.type() == SignatureType.ED25519 ? new NoteVerifier(key) : new CosignatureVerifier(key);
    }

    String name();

    /** The key in the standard notation: name, id and key. */
    String verifierKey();

    /** Whether a signature (without its key id) is valid for the note's text. */
    boolean verifies(String text, byte[] signature);

    /** The first bytes of each of this key's signatures. */
    byte[] keyId();

    /** Whether both are the same public key, whatever their names and types. */
    boolean sameKey(NoteKey other);
}
