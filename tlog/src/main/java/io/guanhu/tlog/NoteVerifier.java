package io.guanhu.tlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Verifies signed notes (C2SP signed-note) of one Ed25519 key. */
public final class NoteVerifier {

    static final int KEY_ID_LENGTH = 4;

    private static final byte ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] key;
    private final PublicKey publicKey;

    /**
     * The verifier of a key.
     *
     * @throws IllegalArgumentException unless it is an Ed25519 key and the name one of a note
     */
    public NoteVerifier(String name, PublicKey publicKey) {
        if (name.isEmpty()
                || name.contains("+")
                || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A key's name has no spaces and no plus sign");
        }
        byte[] encoded = publicKey.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_LENGTH) {
            throw new IllegalArgumentException("Not an Ed25519 key");
        }
        this.name = name;
        this.key = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
        this.publicKey = publicKey;
    }

    /**
     * Reads a verifier key such as {@code name+c74f20a3+ARpc2Qc…}.
     *
     * @throws IllegalArgumentException if it is none, or its id is not that of its key
     */
    public static NoteVerifier parse(String verifierKey) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a verifier key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, KEY_LENGTH);
        try {
            PublicKey publicKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            NoteVerifier verifier = new NoteVerifier(parts[0], publicKey);
            if (!verifier.verifierKey().equals(verifierKey.strip())) {
                throw new IllegalArgumentException("The id is not that of the key");
            }
            return verifier;
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key", broken);
        }
    }

    public String name() {
        return name;
    }

    /** The key in the notation that tools read: name, id and key. */
    public String verifierKey() {
        return name
                + "+"
                + HexFormat.of().formatHex(keyId())
                + "+"
                + Base64.getEncoder().encodeToString(typedKey());
    }

    byte[] keyId() {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typedKey()), KEY_ID_LENGTH);
    }

    private byte[] typedKey() {
        byte[] typed = new byte[KEY_LENGTH + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, KEY_LENGTH);
        return typed;
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
