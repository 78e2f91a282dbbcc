package io.guanhu.ownership.transfer;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends an undecided transfer of a customer whom nobody can look after any more. The previous owner
 * remains responsible for data that the law keeps.
 */
@Component
class Lapsing {

    /** The event comes from customer-service, not from a person. */
    private static final Caller SELF = Caller.service("ownership-service");

    private final TransferStore store;
    private final Advancing advancing;
    private final AuditTrail trail;

    Lapsing(TransferStore store, Advancing advancing, AuditTrail trail) {
        this.store = store;
        this.advancing = advancing;
        this.trail = trail;
    }

    /** Runs in the event's transaction; a customer without identity data cannot be handed over. */
    Mono<Void> end(UUID customerId, Set<DataCategory> gone) {
        if (!gone.contains(DataCategory.IDENTITY)) {
            return Mono.empty();
        }
        return store.undecidedOf(customerId)
                .flatMap(store::lock)
                .flatMap(transfer -> advancing.withoutErased(transfer, customerId))
                .flatMap(transfer -> trail.allowed(AuditEntry.on(
                                SELF,
                                "transfer.lapse",
                                "transfer",
                                transfer.terms().id(),
                                customerId)
                        .withReason("customer-erased")));
    }
}
