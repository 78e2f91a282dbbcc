package io.guanhu.privacy.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An entry of the erasure ledger. Positions have no gaps, and each hash covers the one before: an
 * entry cannot be changed or taken out without breaking every later one.
 *
 * @param order the order as JSON, byte for byte as it was hashed
 * @param previousHash of the entry before; zeros before the first
 * @param hash SHA-256 over previous hash, position (8 bytes, big-endian) and order
 */
public record LedgerEntry(long position, String order, byte[] previousHash, byte[] hash) {

    public LedgerEntry {
        previousHash = previousHash.clone();
        hash = hash.clone();
    }

    @Override
    public byte[] previousHash() {
        return previousHash.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    /** The first entry of a ledger. */
    public static LedgerEntry first(String order) {
        return chained(1, order, new byte[32]);
    }

    /** The entry that follows this one. */
    public LedgerEntry next(String nextOrder) {
        return chained(position + 1, nextOrder, hash);
    }

    /** Whether the hash is the one that position, order and previous hash give. */
    public boolean intact() {
        return MessageDigest.isEqual(hash, digest(position, order, previousHash));
    }

    private static LedgerEntry chained(long position, String order, byte[] previous) {
        return new LedgerEntry(position, order, previous, digest(position, order, previous));
    }

    private static byte[] digest(long position, String order, byte[] previous) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return sha256.digest(order.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
