package io.guanhu.customer.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.consent.ConsentStore.StoredConsent;
import io.guanhu.customer.model.ConsentPurpose;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.vault.Barriers;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.audit.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's consents; one that was never given has version 0. */
@RestController
@RequestMapping("/api/customers/{id}/consents/{purpose}")
class ConsentController {

    private static final String READ = "customer.consent.read";
    private static final String CHANGE = "customer.consent.change";
    private static final StoredConsent NEVER_GIVEN = new StoredConsent(false, 0, Instant.EPOCH);

    private final Customers customers;
    private final Profiles profiles;
    private final ConsentStore store;
    private final AuditTrail audit;
    private final Clock clock;

    ConsentController(
            Customers customers,
            Profiles profiles,
            ConsentStore store,
            AuditTrail audit,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consent(ConsentPurpose purpose, boolean granted, @Nullable Instant changedAt) {}

    record NewConsent(@NotNull Boolean granted) {}

    @Audited("consent.read")
    @GetMapping
    @Permitted("consent.read")
    Mono<ResponseEntity<Consent>> read(
            Caller caller, @PathVariable UUID id, @PathVariable ConsentPurpose purpose) {
        AuditEntry entry = entry(caller, READ, id, purpose);
        Mono<StoredConsent> act =
                open(customers.reached(caller, id), purpose)
                        .flatMap(customer -> current(id, purpose))
                        .delayUntil(read -> audit.allowed(entry));
        return customers.carryOut(entry, act).map(consent -> answer(purpose, consent));
    }

    @Audited("consent.set")
    @PutMapping
    @Permitted("consent.set")
    Mono<ResponseEntity<Consent>> change(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable ConsentPurpose purpose,
            IfMatch expected,
            @Valid @RequestBody NewConsent asked) {
        AuditEntry entry = entry(caller, CHANGE, id, purpose);
        Mono<StoredConsent> act =
                open(customers.locked(caller, id), purpose)
                        .flatMap(customer -> current(id, purpose))
                        .flatMap(
                                current -> {
                                    expected.require(current.version());
                                    StoredConsent next =
                                            new StoredConsent(
                                                    asked.granted(),
                                                    current.version() + 1,
                                                    clock.instant());
                                    return store.save(id, purpose, next, caller.id())
                                            .thenReturn(next);
                                })
                        .delayUntil(changed -> audit.allowed(entry));
        return customers
                .carryOutSealing(caller, entry, Set.of(purpose.category()), act)
                .map(consent -> answer(purpose, consent));
    }

    /** Refuses what is restricted, and what a former customer had erased. */
    private Mono<Customer> open(Mono<Customer> reached, ConsentPurpose purpose) {
        return reached.flatMap(profiles::open)
                .flatMap(
                        dossier ->
                                dossier.writeBarrier(purpose.category())
                                        .map(
                                                barrier ->
                                                        Mono.<Customer>error(
                                                                Barriers.problem(barrier)))
                                        .orElseGet(() -> Mono.just(dossier.customer())));
    }

    private Mono<StoredConsent> current(UUID id, ConsentPurpose purpose) {
        return store.find(id, purpose).defaultIfEmpty(NEVER_GIVEN);
    }

    private static AuditEntry entry(Caller caller, String action, UUID id, ConsentPurpose purpose) {
        return AuditEntry.on(caller, action, "consent", id + "/" + purpose, id);
    }

    private static ResponseEntity<Consent> answer(ConsentPurpose purpose, StoredConsent consent) {
        Instant changedAt = consent.version() == 0 ? null : consent.changedAt();
        return ResponseEntity.ok()
                .eTag(IfMatch.etagOf(consent.version()))
                .body(new Consent(purpose, consent.granted(), changedAt));
    }
}
