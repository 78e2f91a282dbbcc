package io.guanhu.privacy.model.proof;

import io.guanhu.tlog.proof.QuorumCheck;
import io.guanhu.tlog.proof.TlogProof;
import java.util.UUID;

/**
 * Proves that the audit log contains the entry of an erasure, and that witnesses have seen that
 * log.
 *
 * @param leaf the entry as recorded in the log, in base64
 * @param quorum who cosigned, and when
 */
public record AuditProof(UUID entryId, String leaf, TlogProof proof, QuorumCheck.Met quorum) {}
