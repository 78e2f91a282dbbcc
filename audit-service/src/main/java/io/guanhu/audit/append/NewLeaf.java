package io.guanhu.audit.append;

import io.guanhu.audit.model.LogEntry;
import io.guanhu.tlog.tree.Hash;

/** An entry on its way into the log, and its bytes there. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewLeaf(LogEntry entry, byte[] leaf, Hash hash) {

    static NewLeaf of(LogEntry entry) {
        byte[] leaf = entry.leaf();
        return new NewLeaf(entry, leaf, Hash.ofLeaf(leaf));
    }
}
