package io.guanhu.audit.append;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.tlog.Hash;
import java.util.Base64;

/**
 * An entry on its way into the log.
 *
 * @param leaf base64 of the leaf's bytes
 */
record NewLeaf(LogEntry entry, String leaf, Hash hash) {

    static NewLeaf of(LogEntry entry) {
        byte[] leaf = entry.leaf();
        return new NewLeaf(entry, Base64.getEncoder().encodeToString(leaf), Hash.ofLeaf(leaf));
    }
}
