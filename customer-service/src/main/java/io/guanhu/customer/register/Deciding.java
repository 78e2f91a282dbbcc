package io.guanhu.customer.register;

import io.guanhu.customer.model.RegistrationCheck;
import io.guanhu.customer.model.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.register.CheckStore.StoredCheck;
import io.guanhu.customer.register.Checks.Seen;
import io.guanhu.customer.register.Judge.Prepared;
import io.guanhu.customer.register.Judge.Suspect;
import io.guanhu.customer.register.Judge.Verdict;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.customer.vault.TokenStore;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * A person's decision on a registration. Who is admitted is registered as anybody is, and their
 * entries leave the suppression list; what was refused loses its draft at once and its keys soon.
 */
@Component
class Deciding {

    private final Checks checks;
    private final CheckStore store;
    private final Drafts drafts;
    private final Judge judge;
    private final Newcomers newcomers;
    private final SuppressionList list;
    private final TokenStore tokens;
    private final Customers customers;
    private final Keyring keyring;
    private final AuditTrail audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Deciding(
            Checks checks,
            CheckStore store,
            Drafts drafts,
            Judge judge,
            Newcomers newcomers,
            SuppressionList list,
            TokenStore tokens,
            Customers customers,
            Keyring keyring,
            AuditTrail audit,
            TransactionalOperator transactions,
            Clock clock) {
        this.checks = checks;
        this.store = store;
        this.drafts = drafts;
        this.judge = judge;
        this.newcomers = newcomers;
        this.list = list;
        this.tokens = tokens;
        this.customers = customers;
        this.keyring = keyring;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Decides, and tells the check as it is then. */
    Mono<StoredCheck> decide(Caller caller, UUID id, IfMatch expected, Reason reason) {
        Mono<Void> act =
                checks.seen(id)
                        .delayUntil(seen -> allowed(seen.stored(), caller, expected))
                        .flatMap(
                                seen ->
                                        reason.admits()
                                                ? admit(seen, caller, expected, reason)
                                                : end(caller, id, expected, reason)
                                                        .as(transactions::transactional));
        return customers
                .recordingRefusal(Checks.entry(caller, "decide", id), act)
                .then(Mono.defer(() -> store.find(id)));
    }

    private Mono<Void> allowed(StoredCheck stored, Caller caller, IfMatch expected) {
        return Mono.defer(
                () -> {
                    // Whoever comes too late is told so, and not to read it again.
                    Optional<RegistrationCheck.Refusal> refusal =
                            stored.check().refusal(caller.id(), clock.instant());
                    if (refusal.isPresent()) {
                        return Mono.error(problem(refusal.get()));
                    }
                    expected.require(stored.check().version());
                    return Mono.empty();
                });
    }

    private static ProblemException problem(RegistrationCheck.Refusal refusal) {
        return switch (refusal) {
            case NOT_OPEN -> Checks.notOpen();
            case OWN_REGISTRATION -> ProblemException.forbidden("own-registration");
        };
    }

    /** In a transaction: what was true when it was read may be no more. */
    private Mono<Void> end(Caller caller, UUID id, IfMatch expected, Reason reason) {
        return store.lock(id)
                .switchIfEmpty(Mono.error(Checks::unknown))
                .delayUntil(stored -> allowed(stored, caller, expected))
                .flatMap(_ -> store.end(id, reason, caller.id(), clock.instant()))
                .then(Mono.defer(() -> drafts.discard(List.of(id))))
                .then(
                        Mono.defer(
                                () ->
                                        audit.allowed(
                                                Checks.entry(caller, "decide", id)
                                                        .withReason(reason.name()))));
    }

    private Mono<Void> admit(Seen seen, Caller caller, IfMatch expected, Reason reason) {
        UUID id = seen.stored().id();
        return judge.prepare(List.of(seen.profile()))
                .flatMap(
                        people ->
                                keyring.sealing(
                                        List.of(id),
                                        Profiles.ALL,
                                        end(caller, id, expected, reason)
                                                .then(Mono.defer(() -> release(people)))
                                                .then(Mono.defer(() -> enter(seen, caller)))));
    }

    /** Only whom the document names: others of the list may be somebody else. */
    private Mono<Void> release(Prepared people) {
        return judge.judge(people)
                .map(List::getFirst)
                .flatMap(verdict -> list.release(namedBy(verdict)))
                .then(Mono.defer(() -> tokens.release(people.documents())));
    }

    private static Set<String> namedBy(Verdict verdict) {
        return verdict instanceof Suspect suspect ? suspect.certain() : Set.of();
    }

    private Mono<Void> enter(Seen seen, Caller caller) {
        StoredCheck stored = seen.stored();
        Draft draft =
                new Draft(
                        seen.profile(),
                        stored.branch(),
                        stored.requestedManager(),
                        stored.relationshipEndedOn());
        return newcomers
                .enter(caller, stored.origin(), Map.of(stored.id(), draft))
                .filter(Set::isEmpty)
                .flatMap(_ -> Mono.<Void>error(ProblemException.conflict("duplicate-customer")))
                .then();
    }
}
