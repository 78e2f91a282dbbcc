package io.guanhu.customer.consent;

import io.guanhu.customer.consent.ConsentStore.StoredConsent;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.fields.ValueJson;
import io.guanhu.customer.messages.Announcements;
import io.guanhu.customer.model.ConsentPurpose;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.vault.Barriers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives and withdraws consent. It is the customer's own, and as easy to withdraw as to give (PIPL
 * art. 15). Staff can record a withdrawal on the customer's word, but a consent only with evidence,
 * and the customer is notified.
 */
@Component
class Consents {

    private static final String READ = "customer.consent.read";
    private static final String CHANGE = "customer.consent.change";
    private static final String EVIDENCE = "consent.evidence";
    private static final String TEMPLATE = "consent-recorded";

    private final Customers customers;
    private final Profiles profiles;
    private final ConsentStore store;
    private final Announcements announcements;
    private final Keyring keyring;
    private final ValueJson json;
    private final Outbox outbox;
    private final Clock clock;

    Consents(
            Customers customers,
            Profiles profiles,
            ConsentStore store,
            Announcements announcements,
            Keyring keyring,
            ValueJson json,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.announcements = announcements;
        this.keyring = keyring;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The requested change.
     *
     * @param evidence the number of the document in the bank's archive, if staff record the consent
     */
    record Wish(
            ConsentPurpose purpose,
            boolean granted,
            @Nullable String evidence) {

        /** Does not show the evidence. */
        @Override
        public String toString() {
            return "Wish[" + purpose + " " + granted + "]";
        }
    }

    /** A consent and its evidence, if any. */
    record Held(StoredConsent consent, @Nullable String evidence) {

        @Override
        public String toString() {
            return "Held[" + consent.purpose() + "]";
        }
    }

    Mono<Held> read(Caller caller, UUID id, ConsentPurpose purpose) {
        AuditEntry act = entry(caller, READ, id, purpose);
        Mono<Held> read = open(customers.reachable(caller, id), purpose)
                .flatMap(_ -> current(id, purpose))
                .flatMap(consent -> decrypt(id, consent));
        return customers.carryOut(act, read);
    }

    Mono<Held> change(Caller caller, UUID id, IfMatch expected, Wish wish) {
        boolean own = isOwn(caller, id);
        requireEvidence(own, wish);
        AuditEntry act = entry(caller, CHANGE, id, wish.purpose());
        Mono<Done<Held>> changed = open(customers.locked(caller, id), wish.purpose())
                .flatMap(dossier -> current(id, wish.purpose())
                        .doOnNext(now -> expected.require(now.version()))
                        .flatMap(now -> next(caller, id, now, wish))
                        .delayUntil(next -> store.save(id, next))
                        .delayUntil(next -> notifyCustomer(dossier, own, next)))
                .map(next -> Done.of(new Held(next, wish.evidence()), auditEntry(act, own, next)));
        return customers.carryOutSealing(caller, act, Set.of(wish.purpose().category()), changed);
    }

    static boolean isOwn(Caller caller, UUID id) {
        return id.equals(caller.customerId());
    }

    private static void requireEvidence(boolean own, Wish wish) {
        if (own && wish.evidence() != null) {
            throw ProblemException.invalid("evidence", "only-of-staff");
        }
        if (!own && wish.granted() && wish.evidence() == null) {
            throw ProblemException.invalid("evidence", "required");
        }
    }

    /** Refuses restricted categories, and categories that a former customer had erased. */
    private Mono<Dossier> open(Mono<Customer> reached, ConsentPurpose purpose) {
        return reached.flatMap(profiles::open)
                .doOnNext(dossier -> dossier.writeBarrier(purpose.category()).ifPresent(barrier -> {
                    throw Barriers.problem(barrier);
                }));
    }

    private Mono<StoredConsent> current(UUID id, ConsentPurpose purpose) {
        return store.find(id, purpose).defaultIfEmpty(StoredConsent.neverGiven(purpose));
    }

    private Mono<StoredConsent> next(Caller caller, UUID id, StoredConsent now, Wish wish) {
        return seal(id, wish)
                .map(evidence -> new StoredConsent(
                        wish.purpose(),
                        wish.granted(),
                        now.version() + 1,
                        caller.id(),
                        clock.instant(),
                        evidence.orElse(null)));
    }

    private Mono<Optional<byte[]>> seal(UUID id, Wish wish) {
        String evidence = wish.evidence();
        if (evidence == null) {
            return Mono.just(Optional.empty());
        }
        DataCategory category = wish.purpose().category();
        byte[] plain = json.bytes(new Value.Text(evidence));
        return keyring.provide(id, Set.of(category)).map(keys -> Optional.of(keys.seal(category, EVIDENCE, plain)));
    }

    private Mono<Held> decrypt(UUID id, StoredConsent consent) {
        byte[] sealed = consent.evidence();
        if (sealed == null) {
            return Mono.just(new Held(consent, null));
        }
        return keyring.keysOf(id)
                .map(keys -> keys.open(consent.purpose().category(), EVIDENCE, sealed))
                .map(bytes -> new Held(consent, json.value(bytes).texts().getFirst()));
    }

    /** If somebody else recorded a consent, notifies the customer. */
    private Mono<Void> notifyCustomer(Dossier dossier, boolean own, StoredConsent next) {
        if (own || !next.granted()) {
            return Mono.empty();
        }
        List<Event> message = announcements
                .to(dossier, TEMPLATE, Map.of(word(next.purpose()), "yes"), next.changedAt())
                .<List<Event>>map(List::of)
                .orElse(List.of());
        return outbox.append(message);
    }

    /** The name of the purpose in the template. */
    private static String word(ConsentPurpose purpose) {
        return switch (purpose) {
            case MARKETING_SMS -> "sms";
            case MARKETING_EMAIL -> "email";
            case MARKETING_CALL -> "call";
            case PROFILING -> "profiling";
        };
    }

    private static AuditEntry auditEntry(AuditEntry entry, boolean own, StoredConsent next) {
        String given = own ? "GRANTED" : "GRANTED_ON_EVIDENCE";
        String withdrawn = own ? "WITHDRAWN" : "WITHDRAWN_FOR_CUSTOMER";
        byte[] evidence = next.evidence();
        AuditEntry reasoned = entry.withReason(next.granted() ? given : withdrawn);
        return evidence == null
                ? reasoned
                : reasoned.withDetails(List.of(new SealedDetail(
                        next.purpose().category(), EVIDENCE, Base64.getEncoder().encodeToString(evidence))));
    }

    private static AuditEntry entry(Caller caller, String action, UUID id, ConsentPurpose purpose) {
        return AuditEntry.on(caller, action, "consent", id + "/" + purpose, id);
    }
}
