package io.guanhu.platform.audit;

import reactor.core.publisher.Mono;

/** Hands entries to the audit log by the outbox. */
public final class AuditTrail {

    /** Records an act in the current transaction: both happen or neither. */
    public Mono<Void> allowed(AuditEntry entry) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * Records a refusal in a transaction of its own, so that it outlives the rollback of what was
     * refused.
     */
    public Mono<Void> refused(AuditEntry entry) {
        throw new UnsupportedOperationException("skeleton");
    }
}
