package io.guanhu.local.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry of the audit log and the path from its leaf to a root. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LogProof(byte[] leaf, long index, long size, List<byte[]> path, String checkpoint) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads the answer of {@code GET /api/audit/entries/{id}/proof}. */
    public static LogProof of(JsonNode json) {
        List<byte[]> path = new ArrayList<>();
        json.path("hashes").forEach(hash -> path.add(decode(hash.asString(""))));
        return new LogProof(
                decode(json.path("leaf").asString("")),
                json.path("leafIndex").asLong(-1),
                json.path("treeSize").asLong(0),
                path,
                json.path("checkpoint").asString(""));
    }

    /**
     * Proves that the log with this key contains the entry, and returns the entry.
     *
     * @throws NotProvenException if the checkpoint is not signed with the key, or the path leads to
     *     a different root
     */
    public JsonNode verify(String verifierKey) {
        Checkpoint head = Checkpoint.signedBy(verifierKey, checkpoint);
        if (head.size() != size) {
            throw new NotProvenException("the checkpoint's size differs from the proof's");
        }
        if (!MessageDigest.isEqual(root(), head.root())) {
            throw new NotProvenException("the path does not lead to the checkpoint's root");
        }
        return JSON.readTree(leaf);
    }

    /** The root that leaf and path lead to (RFC 9162, section 2.1.3.2). */
    private byte[] root() {
        if (index < 0 || index >= size) {
            throw new NotProvenException("the leaf is not below the checkpoint");
        }
        long node = index;
        long last = size - 1;
        byte[] hash = MerkleHash.ofLeaf(leaf);
        for (byte[] sibling : path) {
            if (last == 0) {
                throw new NotProvenException("the path is too long");
            }
            if (node % 2 == 1 || node == last) {
                hash = MerkleHash.ofNode(sibling, hash);
                while (node % 2 == 0 && node != 0) {
                    node /= 2;
                    last /= 2;
                }
            } else {
                hash = MerkleHash.ofNode(hash, sibling);
            }
            node /= 2;
            last /= 2;
        }
        if (last != 0) {
            throw new NotProvenException("the path is too short");
        }
        return hash;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("what should be base64 is not");
        }
    }
}
