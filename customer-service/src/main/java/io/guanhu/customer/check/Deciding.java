package io.guanhu.customer.check;

import io.guanhu.customer.registration.CheckStore;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides on a registration: the person is admitted, or the registration rejected. */
@Component
class Deciding {

    private final Checks checks;
    private final CheckStore store;
    private final Ending ending;
    private final Admitting admitting;
    private final Rejecting rejecting;

    Deciding(Checks checks, CheckStore store, Ending ending, Admitting admitting, Rejecting rejecting) {
        this.checks = checks;
        this.store = store;
        this.ending = ending;
        this.admitting = admitting;
        this.rejecting = rejecting;
    }

    /** Decides, and returns the check afterwards. */
    Mono<StoredCheck> decide(UUID id, Decision decision) {
        return decision.complete()
                .then(Mono.defer(() -> checks.seen(id)))
                .delayUntil(seen -> ending.allowed(seen.stored(), decision))
                .flatMap(seen ->
                        decision.reason().admits() ? admitting.admit(seen, decision) : rejecting.reject(seen, decision))
                .then(Mono.defer(() -> store.find(id)));
    }
}
