package io.guanhu.tlog.proof;

import io.guanhu.tlog.tree.Hash;
import java.util.List;

/** Hashes as in proofs: base64, one per line. */
final class HashLines {

    /** No RFC 6962 proof is longer, even in a tree of 2^63 leaves. */
    private static final int MOST = 63;

    private HashLines() {}

    static String format(List<Hash> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(hash -> lines.append(hash.base64()).append('\n'));
        return lines.toString();
    }

    static List<Hash> parse(List<String> lines) {
        if (lines.size() > MOST) {
            throw new IllegalArgumentException("A proof has at most 63 hashes");
        }
        return lines.stream().map(Hash::ofBase64).toList();
    }
}
