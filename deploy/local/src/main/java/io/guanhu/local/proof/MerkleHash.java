package io.guanhu.local.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of leaves and nodes (RFC 6962, section 2.1), which have different prefixes. */
final class MerkleHash {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {}

    static byte[] ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(leaf);
    }

    static byte[] ofNode(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
