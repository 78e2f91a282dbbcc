package io.guanhu.tlog.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A node's hash: SHA-256 with the prefixes of RFC 6962, section 2.1. */
public final class Hash {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    /** Never updated: cloning it is faster than asking the providers for a new one. */
    private static final MessageDigest SHA_256 = provided();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these bytes.
     *
     * @throws IllegalArgumentException unless there are 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash in a slice of an array. */
    static Hash of(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /**
     * Decodes base64 text.
     *
     * @throws IllegalArgumentException unless it is the canonical encoding of 32 bytes
     */
    public static Hash ofBase64(String text) {
        Hash hash = of(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("Not canonical base64");
        }
        return hash;
    }

    /** The hash of a leaf's bytes. */
    public static Hash ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(leaf));
    }

    /** The hash of the node above two others. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The root of a tree without leaves. */
    public static Hash ofNothing() {
        return new Hash(sha256().digest());
    }

    /** A new SHA-256 digest, which every JDK has. */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException unlikely) {
            return provided();
        }
    }

    private static MessageDigest provided() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The root over 2^height hashes that are stored consecutively in an array. Each level
     * overwrites the one below it, using a single digest.
     */
    static Hash ofComplete(int height, byte[] hashes, int offset) {
        byte[] level = Arrays.copyOfRange(hashes, offset, offset + (LENGTH << height));
        MessageDigest digest = sha256();
        try {
            for (int width = level.length / LENGTH; width > 1; width /= 2) {
                for (int node = 0; node < width / 2; node++) {
                    digest.update(NODE);
                    digest.update(level, 2 * node * LENGTH, 2 * LENGTH);
                    digest.digest(level, node * LENGTH, LENGTH);
                }
            }
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        return of(level, 0);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    void copyInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
