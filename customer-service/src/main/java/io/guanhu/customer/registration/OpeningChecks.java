package io.guanhu.customer.registration;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.NewCheck;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens checks of registrations that a person must look at. */
@Component
public class OpeningChecks {

    private final CheckStore store;
    private final Drafts drafts;
    private final AuditTrail audit;
    private final CustomerProperties properties;
    private final Clock clock;

    OpeningChecks(CheckStore store, Drafts drafts, AuditTrail audit, CustomerProperties properties, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Opens checks, in a transaction whose caller has created the keys. An open check of the same
     * document stays unchanged.
     */
    Mono<Void> open(Sender sender, List<NewCheck> held) {
        return Flux.fromIterable(held).concatMap(check -> open(sender, check)).then();
    }

    private Mono<Void> open(Sender sender, NewCheck check) {
        Instant now = clock.instant();
        Caller caller = sender.caller();
        RegistrationCheck opened = new RegistrationCheck(
                State.OPEN, 1, caller.id(), now, now.plus(properties.checkWithin()), null, null, null);
        return store.expire(now, check.document())
                .collectList()
                .delayUntil(drafts::discard)
                .then(Mono.defer(() -> store.insert(check, opened, sender.origin())))
                .filter(inserted -> inserted)
                .flatMap(_ -> drafts.keep(Map.of(check.id(), check.draft().profile()))
                        .then(audit.allowed(entry(caller, "open", check.id()))));
    }

    /** The audit entry of a step; a check does not concern an existing customer. */
    public static AuditEntry entry(Caller caller, String step, UUID id) {
        return AuditEntry.on(caller, CheckStore.TYPE + "." + step, CheckStore.TYPE, id, null);
    }
}
