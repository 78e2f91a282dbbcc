package io.guanhu.audit.log;

import java.util.List;

/**
 * Shows that the log only grew: with these hashes, the root at the smaller size leads to the root
 * at the greater (RFC 9162, section 2.1.4). The roots are the verifier's own, from two checkpoints.
 *
 * @param from the smaller size
 * @param to the greater size
 * @param hashes base64
 */
record ConsistencyProof(long from, long to, List<String> hashes) {}
