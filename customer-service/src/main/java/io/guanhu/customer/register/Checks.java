package io.guanhu.customer.register;

import io.guanhu.customer.model.Profile;
import io.guanhu.customer.model.RegistrationCheck;
import io.guanhu.customer.model.RegistrationCheck.State;
import io.guanhu.customer.people.DocumentPrints;
import io.guanhu.customer.register.CheckStore.NewCheck;
import io.guanhu.customer.register.CheckStore.StoredCheck;
import io.guanhu.customer.vault.CustomerProperties;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registrations that wait for a person: opened, listed, read. */
@Component
class Checks {

    private static final String TYPE = "registration-check";

    private final CheckStore store;
    private final Drafts drafts;
    private final DocumentPrints prints;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final CustomerProperties properties;
    private final Clock clock;

    Checks(
            CheckStore store,
            Drafts drafts,
            DocumentPrints prints,
            AuditTrail audit,
            Cursors cursors,
            CustomerProperties properties,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.prints = prints;
        this.audit = audit;
        this.cursors = cursors;
        this.properties = properties;
        this.clock = clock;
    }

    /** A check and the fields of its draft; those are gone when it has ended. */
    record Seen(StoredCheck stored, Profile profile) {}

    /**
     * Opens checks, in a transaction that has the keys in hand. Where one with the same document is
     * open already, that one stays as it is.
     */
    Mono<Void> open(Caller caller, String origin, List<NewCheck> held) {
        return Flux.fromIterable(held).concatMap(check -> open(caller, origin, check)).then();
    }

    private Mono<Void> open(Caller caller, String origin, NewCheck check) {
        Instant now = clock.instant();
        RegistrationCheck opened =
                new RegistrationCheck(
                        State.OPEN,
                        1,
                        caller.id(),
                        now,
                        now.plus(properties.checkWithin()),
                        null,
                        null,
                        null);
        Profile profile = check.draft().profile();
        return store.insert(check, prints.of(profile), opened, origin)
                .filter(inserted -> inserted)
                .flatMap(
                        _ ->
                                drafts.keep(Map.of(check.id(), profile))
                                        .then(audit.allowed(entry(caller, "open", check.id()))));
    }

    /** The audit entry of a step; a check concerns nobody who is a customer already. */
    static AuditEntry entry(Caller caller, String step, UUID id) {
        return AuditEntry.on(caller, TYPE + "." + step, TYPE, id, null);
    }

    Mono<Page<StoredCheck>> list(Caller caller, @Nullable State state, PageRequest page) {
        UUID before = page.after(cursors, UUID::fromString);
        Instant now = clock.instant();
        return store.list(state, before, page.limit() + 1, now)
                .collectList()
                .delayUntil(
                        _ ->
                                audit.allowed(
                                        AuditEntry.on(caller, TYPE + ".list", TYPE, "all", null)))
                .map(found -> Page.of(found, page.limit(), cursors, each -> each.id().toString()));
    }

    /** A check with its draft. */
    Mono<Seen> read(Caller caller, UUID id) {
        return seen(id).delayUntil(_ -> audit.allowed(entry(caller, "read", id)));
    }

    /** The draft unmasked, for whoever compares it with documents. */
    Mono<Seen> reveal(Caller caller, UUID id) {
        return seen(id).delayUntil(
                        seen ->
                                seen.stored().check().asOf(clock.instant()).state() == State.OPEN
                                        ? audit.allowed(entry(caller, "reveal", id))
                                        : Mono.error(notOpen()));
    }

    /** Without a transaction: the draft is opened with keys from the key store. */
    Mono<Seen> seen(UUID id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(Checks::unknown))
                .flatMap(
                        stored ->
                                drafts.open(List.of(id))
                                        .map(
                                                found ->
                                                        new Seen(
                                                                stored,
                                                                found.getOrDefault(
                                                                        id, Profile.EMPTY))));
    }

    static ProblemException unknown() {
        return ProblemException.notFound("registration-check-not-found");
    }

    static ProblemException notOpen() {
        return ProblemException.conflict("registration-check-not-open");
    }
}
