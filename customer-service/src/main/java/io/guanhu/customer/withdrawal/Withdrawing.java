package io.guanhu.customer.withdrawal;

import io.guanhu.customer.change.Advancing;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Outcome;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Withdraws an open change; only its proposer may. */
@Component
class Withdrawing {

    private static final String ACTION = "customer.change.withdraw";

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Suspecting suspecting;
    private final Keyring keyring;
    private final Clock clock;

    Withdrawing(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            Suspecting suspecting,
            Keyring keyring,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.suspecting = suspecting;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * Withdraws a change.
     *
     * @param expected the version that the proposer saw, because somebody may decide on it
     *     meanwhile
     * @param text the reason; absent if it cannot be stored
     */
    Mono<Change> withdraw(Caller caller, UUID customerId, UUID changeId, IfMatch expected, @Nullable String text) {
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, customerId);
        Set<DataCategory> written = text == null ? Set.of() : Set.of(ChangeDetails.WRITTEN);
        Mono<Done<Change>> withdrawn = customers
                .locked(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> store.lock(customerId, changeId)
                        .switchIfEmpty(Mono.error(Advancing::unknown))
                        .map(stored -> withdrawn(stored.change(), caller, expected))
                        .delayUntil(next -> save(dossier, next, text))
                        .map(next -> Done.of(
                                next, act.withReason(next.proposal().reason().name()))));
        return customers.carryOutSealing(caller, act, written, withdrawn);
    }

    private Change withdrawn(Change stored, Caller caller, IfMatch expected) {
        Change change = stored.asOf(clock.instant());
        Outcome outcome = change.withdraw(caller.id(), clock.instant());
        Change next = Advancing.require(change, outcome).change();
        expected.require(change.step());
        return next;
    }

    private Mono<Void> save(Dossier dossier, Change next, @Nullable String text) {
        Advancing.requireReason(text, dossier);
        UUID customerId = dossier.customer().id();
        Mono<CustomerKeys> keys =
                text == null ? keyring.keysOf(customerId) : keyring.provide(customerId, Set.of(ChangeDetails.WRITTEN));
        return keys.flatMap(held -> store.advance(next, details.sealText(held, text)))
                .then(Mono.defer(() -> suspecting.forget(next.proposal().id())));
    }
}
