package io.guanhu.audit.log;

import io.guanhu.audit.model.LogCheck.Flaw;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Verifies the whole log on request. */
@RestController
class VerificationController {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationController.class);

    private final Verification verification;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    VerificationController(
            Verification verification, AuditTrail trail, TransactionalOperator transaction) {
        this.verification = verification;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * What was found.
     *
     * @param firstBadIndex the first leaf that does not fit; absent if all is well
     * @param flaw a code such as {@code leaf-changed}; absent if all is well
     */
    record Outcome(
            long size,
            String root,
            boolean ok,
            @Nullable Long firstBadIndex,
            @Nullable String flaw) {}

    @PostMapping("/api/audit/log/verification")
    @PreAuthorize("hasAnyRole('auditor','compliance-officer','administrator')")
    Mono<Outcome> verify(Caller caller) {
        return verification
                .run()
                .map(VerificationController::outcome)
                .flatMap(outcome -> told(caller, outcome).thenReturn(outcome));
    }

    private Mono<Void> told(Caller caller, Outcome outcome) {
        if (!outcome.ok()) {
            LOG.error(
                    "The audit log does not verify: {} at index {} of {}",
                    outcome.flaw(),
                    outcome.firstBadIndex(),
                    outcome.size());
        }
        String reason = outcome.flaw() == null ? "intact" : outcome.flaw();
        AuditEntry entry = AuditEntry.on(caller, "audit.verify", "audit-log", "log", null);
        return transaction.transactional(trail.allowed(entry.withReason(reason)));
    }

    private static Outcome outcome(Verification.Found found) {
        Flaw flaw = found.flaw().orElse(null);
        return new Outcome(
                found.size(),
                found.root().base64(),
                flaw == null,
                flaw == null ? null : flaw.index(),
                flaw == null ? null : flaw.kind().code());
    }
}
