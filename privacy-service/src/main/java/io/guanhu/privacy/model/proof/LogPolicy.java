package io.guanhu.privacy.model.proof;

import io.guanhu.tlog.proof.TrustPolicy;
import java.util.Optional;

/**
 * The audit log that certificates rely on, and the witnesses that must have cosigned it.
 *
 * @param policy absent if none is configured; then no certificate is issued
 */
public record LogPolicy(Optional<TrustPolicy> policy) {}
