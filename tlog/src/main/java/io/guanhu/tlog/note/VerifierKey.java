package io.guanhu.tlog.note;

import io.guanhu.tlog.tree.Hash;
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
import org.jspecify.annotations.Nullable;

/** A name, a type of signature and a public key (C2SP signed-note, "Verifier keys"). */
public final class VerifierKey {

    static final int ID_LENGTH = 4;

    private final String name;
    private final SignatureType type;
    private final byte[] raw;
    private final PublicKey publicKey;

    private VerifierKey(String name, SignatureType type, byte[] raw, PublicKey publicKey) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(VerifierKey::isSpace)) {
            throw new IllegalArgumentException("A key's name has no spaces and no plus sign");
        }
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.publicKey = publicKey;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    public static VerifierKey of(String name, SignatureType type, PublicKey key) {
        byte[] raw =
                type.rawOf(key.getEncoded()).orElseThrow(() -> new IllegalArgumentException("Not a key of " + type));
        return new VerifierKey(name, type, raw, key);
    }

    /**
     * Reads a verifier key such as {@code name+c74f20a3+ARpc2Qc…}.
     *
     * @throws IllegalArgumentException if it is invalid, or its id does not match its key
     */
    static VerifierKey parse(String verifierKey) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a verifier key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        SignatureType type =
                typed.length == 0 ? null : SignatureType.of(typed[0]).orElse(null);
        if (type == null || typed.length != type.keyLength() + 1) {
            throw new IllegalArgumentException("Not a verifier key of a known type");
        }
        VerifierKey read = of(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!read.toString().equals(verifierKey.strip())) {
            throw new IllegalArgumentException("The id is not that of the key");
        }
        return read;
    }

    /** The key with these bytes, as in signed notes. */
    public static VerifierKey of(String name, SignatureType type, byte[] raw) {
        if (raw.length != type.keyLength()) {
            throw new IllegalArgumentException("Not a key of " + type);
        }
        try {
            PublicKey key =
                    KeyFactory.getInstance(type.algorithm()).generatePublic(new X509EncodedKeySpec(type.x509Of(raw)));
            return new VerifierKey(name, type, raw.clone(), key);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("Not a public key", broken);
        }
    }

    String name() {
        return name;
    }

    SignatureType type() {
        return type;
    }

    byte[] id() {
        MessageDigest digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed()), ID_LENGTH);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** Whether both are the same key, whatever their names. */
    boolean sameKey(VerifierKey other) {
        return Arrays.equals(raw, other.raw);
    }

    private byte[] typed() {
        byte[] typed = new byte[raw.length + 1];
        typed[0] = type.id();
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey key
                && name.equals(key.name)
                && type == key.type
                && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** The key in the standard notation: name, id and key. */
    @Override
    public String toString() {
        return name
                + "+"
                + HexFormat.of().formatHex(id())
                + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
