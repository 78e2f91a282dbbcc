package io.guanhu.local.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The head of the audit log, from a signed note (C2SP tlog-checkpoint and signed-note).
 *
 * @param root of the Merkle tree over {@code size} leaves
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Checkpoint(String origin, long size, byte[] root) {

    private static final String DASH = "\u2014 ";
    private static final int ID_LENGTH = 4;
    private static final byte ED25519 = 1;

    /**
     * Reads a note signed with this key.
     *
     * @param verifierKey name, id and key, such as {@code log+c74f20a3+ARpc2Qc…}
     * @throws NotProvenException if it is not signed with that key, or is not a checkpoint
     */
    public static Checkpoint signedBy(String verifierKey, String note) {
        String[] parts = verifierKey.strip().split("\\+", 3);
        int blank = note.lastIndexOf("\n\n");
        if (parts.length != 3 || blank < 0) {
            throw new NotProvenException("not a verifier key and a signed note");
        }
        byte[] typed = decode(parts[2]);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new NotProvenException("the key is not an Ed25519 key");
        }
        byte[] id = keyId(parts[0], typed);
        String text = note.substring(0, blank + 1);
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        String start = DASH + parts[0] + " ";
        byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
        boolean right = note.substring(blank + 2)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> decode(line.substring(start.length())))
                .filter(it -> it.length > ID_LENGTH)
                .filter(it -> Arrays.equals(Arrays.copyOf(it, ID_LENGTH), id))
                .anyMatch(it -> Ed25519.verifies(key, signed, Arrays.copyOfRange(it, ID_LENGTH, it.length)));
        if (!right) {
            throw new NotProvenException("the checkpoint is not signed by the log's key");
        }
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("[0-9]{1,18}")) {
            throw new NotProvenException("what the log's key signed is not a checkpoint");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), decode(lines.get(2)));
    }

    private static byte[] keyId(String name, byte[] typed) {
        MessageDigest digest = MerkleHash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed), ID_LENGTH);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("what should be base64 is not");
        }
    }
}
