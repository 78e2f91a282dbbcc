package io.guanhu.customer.check;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.OpeningChecks;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens, lists and reads registrations that wait for a person. */
@Component
class Checks {

    private final CheckStore store;
    private final Drafts drafts;
    private final Customers customers;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final Clock clock;

    Checks(CheckStore store, Drafts drafts, Customers customers, AuditTrail audit, Cursors cursors, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.customers = customers;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * A check and the fields of its draft, which are deleted when the check has ended.
     *
     * @param candidates the customers who may be the same person, if within the reader's reach
     */
    record Seen(StoredCheck stored, Profile profile, Set<UUID> candidates) {}

    Mono<Page<StoredCheck>> list(Caller caller, @Nullable State state, PageRequest page) {
        UUID before = page.after(cursors, UUID::fromString);
        Instant now = clock.instant();
        return store.list(state, before, page.limit() + 1, now)
                .collectList()
                .delayUntil(_ ->
                        audit.allowed(AuditEntry.on(caller, CheckStore.TYPE + ".list", CheckStore.TYPE, "all", null)))
                .map(found -> Page.of(found, page, cursors, each -> each.id().toString()));
    }

    /** A check with its draft and the customers with whom the caller may compare. */
    Mono<Seen> read(Caller caller, UUID id) {
        return seen(id).flatMap(seen -> comparing(caller, seen))
                .delayUntil(_ -> audit.allowed(OpeningChecks.entry(caller, "read", id)));
    }

    /** Hides the candidates from the person who sent the registration. */
    private Mono<Seen> comparing(Caller caller, Seen seen) {
        StoredCheck stored = seen.stored();
        return caller.id().equals(stored.check().registeredBy())
                ? Mono.just(seen)
                : customers
                        .visibleOf(caller, stored.suspicion().candidates())
                        .map(reached -> new Seen(stored, seen.profile(), reached));
    }

    /**
     * The draft without masks, for comparison with documents. Needs a fresh second factor and a
     * purpose for the audit log.
     */
    Mono<Seen> reveal(Caller caller, UUID id, Purpose purpose) {
        AuditEntry entry = OpeningChecks.entry(caller, "reveal", id);
        return seen(id).delayUntil(
                        seen -> seen.stored().check().asOf(clock.instant()).state() == State.OPEN
                                ? audit.allowed(entry.withReason(purpose.name()))
                                : Mono.error(notOpen()));
    }

    /** Runs outside transactions, because opening the draft needs keys from the key store. */
    Mono<Seen> seen(UUID id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(Checks::unknown))
                .flatMap(stored -> drafts.open(List.of(id))
                        .map(found -> new Seen(stored, found.getOrDefault(id, Profile.EMPTY), Set.of())));
    }

    static ProblemException unknown() {
        return ProblemException.notFound("registration-check-not-found");
    }

    static ProblemException notOpen() {
        return ProblemException.conflict("registration-check-not-open");
    }
}
