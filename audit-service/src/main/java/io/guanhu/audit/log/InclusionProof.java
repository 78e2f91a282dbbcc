package io.guanhu.audit.log;

import java.util.List;
import java.util.UUID;

/**
 * Shows that an entry is in the log: the leaf's hash and the others lead to the checkpoint's root.
 *
 * @param leaf the leaf's bytes in base64
 * @param hashes in base64, from the leaf's sibling upwards
 * @param checkpoint a signed note
 * @param witnessed whether enough witnesses have cosigned the checkpoint
 * @param proof all of this without the leaf, in the format of standard tools (C2SP tlog-proof)
 */
record InclusionProof(
        UUID entryId,
        long leafIndex,
        long treeSize,
        String leaf,
        String leafHash,
        List<String> hashes,
        String checkpoint,
        boolean witnessed,
        String proof) {}
