package io.guanhu.privacy.model.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An entry of the erasure ledger. Positions have no gaps, and each hash covers the previous entry,
 * so changing or removing an entry breaks every later one.
 *
 * @param order the order as JSON, exactly as it was hashed
 * @param previousHash the hash of the previous entry; zeros for the first
 * @param hash SHA-256 over previous hash, position (8 bytes, big-endian) and order; both hashes are
 *     in hexadecimal
 */
public record LedgerEntry(long position, String order, String previousHash, String hash) {

    /**
     * Identifies the database lock that allows one appending transaction at a time; the value is
     * arbitrary.
     */
    public static final long APPEND_LOCK = 0x6775_616E_6875L;

    private static final HexFormat HEX = HexFormat.of();
    private static final String ZEROS = "0".repeat(64);

    /** The first entry of a ledger. */
    public static LedgerEntry first(String order) {
        return chained(1, order, ZEROS);
    }

    /** The entry that follows this one. */
    public LedgerEntry next(String nextOrder) {
        return chained(position + 1, nextOrder, hash);
    }

    /** Whether the hash matches position, order and previous hash. */
    public boolean intact() {
        return hash.equals(digest(position, order, previousHash));
    }

    private static LedgerEntry chained(long position, String order, String previous) {
        return new LedgerEntry(position, order, previous, digest(position, order, previous));
    }

    private static String digest(long position, String order, String previous) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HEX.parseHex(previous));
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return HEX.formatHex(sha256.digest(order.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
