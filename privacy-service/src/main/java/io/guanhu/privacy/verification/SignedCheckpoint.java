package io.guanhu.privacy.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What the audit log commits to (C2SP tlog-checkpoint), as a signed note (C2SP signed-note). */
final class SignedCheckpoint {

    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int KEY_ID_LENGTH = 4;

    private final String text;
    private final List<String> signatures;
    private final long size;
    private final byte[] root;

    private SignedCheckpoint(String text, List<String> signatures, long size, byte[] root) {
        this.text = text;
        this.signatures = signatures;
        this.size = size;
        this.root = root;
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is no checkpoint
     */
    static SignedCheckpoint parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("The checkpoint has no signature");
        }
        String text = note.substring(0, end + 1);
        List<String> lines = text.lines().toList();
        if (lines.size() < 3) {
            throw new IllegalArgumentException("The checkpoint is too short");
        }
        return new SignedCheckpoint(
                text,
                note.substring(end + 2).lines().toList(),
                Long.parseLong(lines.get(1)),
                Base64.getDecoder().decode(lines.get(2)));
    }

    long size() {
        return size;
    }

    byte[] root() {
        return root;
    }

    /** Whether one of the signatures is by this verifier key: {@code name+id+base64}. */
    boolean signedBy(String verifierKey) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a verifier key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_LENGTH + 1) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        String prefix = "— " + parts[0] + " ";
        return signatures.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> Base64.getDecoder().decode(line.substring(prefix.length())))
                .anyMatch(
                        signature ->
                                verifies(Arrays.copyOfRange(typed, 1, typed.length), signature));
    }

    private boolean verifies(byte[] key, byte[] signature) {
        if (signature.length <= KEY_ID_LENGTH) {
            return false;
        }
        byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + KEY_LENGTH);
        System.arraycopy(key, 0, encoded, ED25519.length, KEY_LENGTH);
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature, KEY_ID_LENGTH, signature.length - KEY_ID_LENGTH);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
