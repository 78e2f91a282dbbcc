package io.guanhu.audit.log;

import java.util.List;

/**
 * Shows that the log has only grown: these hashes connect the root at the smaller size with the
 * root at the larger size (RFC 9162, section 2.1.4). Verifiers take the roots from two checkpoints.
 *
 * @param from the smaller size
 * @param to the larger size
 * @param hashes base64
 */
record ConsistencyProof(long from, long to, List<String> hashes) {}
