package io.guanhu.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text and the signatures below it (C2SP signed-note).
 *
 * @param text ends with a newline
 * @param signatures the signature lines, without their newlines
 */
public record SignedNote(String text, List<String> signatures) {

    private static final String DASH = "\u2014 ";

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note's text ends with a newline");
        }
        signatures = List.copyOf(signatures);
    }

    SignedNote(String text) {
        this(text, List.of());
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("Not a signed note");
        }
        List<String> signatures = note.substring(blank + 2).lines().toList();
        if (signatures.isEmpty() || !signatures.stream().allMatch(line -> line.startsWith(DASH))) {
            throw new IllegalArgumentException("Not a signed note");
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** Whether one of the signatures is of this key, and right. */
    public boolean isSignedBy(NoteVerifier verifier) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream().anyMatch(line -> isSignature(line, signed, verifier));
    }

    private static boolean isSignature(String line, byte[] signed, NoteVerifier verifier) {
        String start = DASH + verifier.name() + " ";
        if (!line.startsWith(start)) {
            return false;
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(line.substring(start.length()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        int id = NoteVerifier.KEY_ID_LENGTH;
        return decoded.length > id
                && Arrays.equals(Arrays.copyOf(decoded, id), verifier.keyId())
                && verifier.verifies(signed, Arrays.copyOfRange(decoded, id, decoded.length));
    }

    SignedNote with(String name, byte[] keyId, byte[] signature) {
        byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
        System.arraycopy(signature, 0, both, keyId.length, signature.length);
        List<String> more = new ArrayList<>(signatures);
        more.add(DASH + name + " " + Base64.getEncoder().encodeToString(both));
        return new SignedNote(text, more);
    }

    /** The note as it is stored and sent. */
    @Override
    public String toString() {
        return text + "\n" + String.join("\n", signatures) + "\n";
    }
}
