package io.guanhu.tlog.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with its signatures (C2SP signed-note).
 *
 * @param text ends with a newline
 * @param signatures the signature lines, without their newlines
 */
public record SignedNote(String text, List<String> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 100;
    private static final String NONE = "Not a signed note";

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note's text ends with a newline");
        }
        signatures = List.copyOf(signatures);
    }

    /** An unsigned text. */
    public SignedNote(String text) {
        this(text, List.of());
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || note.chars().anyMatch(SignedNote::isForbidden)) {
            throw new IllegalArgumentException(NONE);
        }
        List<String> signatures = signatureLines(note.substring(blank + 2));
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException(NONE);
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Reads signature lines, each of which ends with a newline.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    private static List<String> signatureLines(String text) {
        if (!text.endsWith("\n") || text.startsWith("\n") || text.contains("\n\n")) {
            throw new IllegalArgumentException(NONE);
        }
        List<String> lines = text.lines().toList();
        lines.forEach(line -> decode(line));
        return lines;
    }

    private static boolean isForbidden(int character) {
        return character < ' ' && character != '\n';
    }

    /** Whether there are signatures by this key, all of them valid. */
    public boolean isSignedBy(NoteKey key) {
        List<byte[]> of = signaturesOf(key);
        return !of.isEmpty() && of.stream().allMatch(signature -> key.verifies(text, signature));
    }

    /** Whether there is an invalid signature that claims to be by this key. */
    public boolean isForged(NoteKey key) {
        return signaturesOf(key).stream().anyMatch(signature -> !key.verifies(text, signature));
    }

    /** The signatures that claim to be by this key, valid or not, without the key's id. */
    List<byte[]> signaturesOf(NoteKey key) {
        return signatures.stream().flatMap(line -> claimed(line, key)).toList();
    }

    private static Stream<byte[]> claimed(String line, NoteKey key) {
        if (!line.startsWith(DASH + key.name() + " ")) {
            return Stream.empty();
        }
        byte[] decoded = decode(line);
        int id = VerifierKey.ID_LENGTH;
        return Arrays.equals(Arrays.copyOf(decoded, id), key.keyId())
                ? Stream.of(Arrays.copyOfRange(decoded, id, decoded.length))
                : Stream.empty();
    }

    /** The signature in a line, starting with its key's id. */
    private static byte[] decode(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length() || space != line.indexOf(' ', DASH.length())) {
            throw new IllegalArgumentException(NONE);
        }
        byte[] decoded = Base64.getDecoder().decode(line.substring(space + 1));
        if (decoded.length <= VerifierKey.ID_LENGTH) {
            throw new IllegalArgumentException(NONE);
        }
        return decoded;
    }

    /**
     * This note with those of the given lines that are valid signatures by one of the keys. Ignores
     * lines of other keys, and signatures that the note already has.
     *
     * @param lines each ends with a newline
     * @throws IllegalArgumentException if they are not signature lines
     */
    public SignedNote withThoseOf(List<? extends NoteKey> keys, String lines) {
        SignedNote sent = new SignedNote(text, signatureLines(lines));
        List<String> more = new ArrayList<>(signatures);
        for (String line : sent.signatures) {
            SignedNote alone = new SignedNote(text, List.of(line));
            if (!more.contains(line) && keys.stream().anyMatch(alone::isSignedBy)) {
                more.add(line);
            }
        }
        return new SignedNote(text, more);
    }

    SignedNote with(String name, byte[] keyId, byte[] signature) {
        byte[] both = Arrays.copyOf(keyId, keyId.length + signature.length);
        System.arraycopy(signature, 0, both, keyId.length, signature.length);
        List<String> more = new ArrayList<>(signatures);
        more.add(DASH + name + " " + Base64.getEncoder().encodeToString(both));
        return new SignedNote(text, more);
    }

    /** The note in the form that is stored and sent. */
    @Override
    public String toString() {
        return text + "\n" + String.join("\n", signatures) + "\n";
    }
}
