package io.guanhu.customer.check;

import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.registration.CheckStore;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.OpeningChecks;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a check by a decision, and deletes its draft. */
@Component
class Ending {

    private static final String STEP = "decide";

    private final CheckStore store;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final Clock clock;

    Ending(CheckStore store, Drafts drafts, AuditTrail audit, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses a decision that cannot be made on the check as it was read. */
    Mono<Void> allowed(StoredCheck stored, Decision decision) {
        return Mono.defer(() -> {
            // Tell a late caller that the check has ended, instead of asking them to read it again.
            Optional<RegistrationCheck.Refusal> refusal =
                    stored.check().refusal(decision.caller().id(), clock.instant());
            if (refusal.isPresent()) {
                return Mono.error(problem(refusal.get()));
            }
            decision.expected().require(stored.check().version());
            return Mono.empty();
        });
    }

    private static ProblemException problem(RegistrationCheck.Refusal refusal) {
        return switch (refusal) {
            case NOT_OPEN -> Checks.notOpen();
            case OWN_REGISTRATION -> ProblemException.forbidden("own-registration");
        };
    }

    /**
     * Ends the check in the current transaction. Checks again whether it may, because the state may
     * have changed since it was read.
     */
    Mono<Void> end(UUID id, Decision decision) {
        return store.lock(id)
                .switchIfEmpty(Mono.error(Checks::unknown))
                .delayUntil(stored -> allowed(stored, decision))
                .flatMap(_ -> store.end(id, decision.reason(), decision.caller().id(), clock.instant()))
                .then(Mono.defer(() -> drafts.discard(List.of(id))))
                .then(Mono.defer(() -> audit.allowed(OpeningChecks.entry(decision.caller(), STEP, id)
                        .withReason(decision.reason().name()))));
    }
}
