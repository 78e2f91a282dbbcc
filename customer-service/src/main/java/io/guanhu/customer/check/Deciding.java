package io.guanhu.customer.check;

import io.guanhu.customer.check.Checks.Seen;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.directory.DirectoryCheck;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.Verdict;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.registration.RegistrationCheck;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.ListGrewException;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.CheckStore;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.Newcomers;
import io.guanhu.customer.registration.OpeningChecks;
import io.guanhu.customer.registration.Rejections;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.customer.vault.Drafts;
import io.guanhu.platform.audit.AuditEntry;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Decides on a registration. An admitted person is registered like any other, and their entries
 * leave the suppression list. A rejected draft is deleted at once, its keys are destroyed soon
 * after, and the rejection is remembered for a while.
 */
@Component
class Deciding {

    private static final String STEP = "decide";

    private final Checks checks;
    private final CheckStore store;
    private final Drafts drafts;
    private final Rejections rejections;
    private final Matching matching;
    private final Newcomers newcomers;
    private final SuppressionList list;
    private final TokenStore tokens;
    private final Customers customers;
    private final DirectoryCheck directory;
    private final Keyring keyring;
    private final AuditTrail audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Deciding(
            Checks checks,
            CheckStore store,
            Drafts drafts,
            Rejections rejections,
            Matching matching,
            Newcomers newcomers,
            SuppressionList list,
            TokenStore tokens,
            Customers customers,
            DirectoryCheck directory,
            Keyring keyring,
            AuditTrail audit,
            TransactionalOperator transactions,
            Clock clock) {
        this.checks = checks;
        this.store = store;
        this.drafts = drafts;
        this.rejections = rejections;
        this.matching = matching;
        this.newcomers = newcomers;
        this.list = list;
        this.tokens = tokens;
        this.customers = customers;
        this.directory = directory;
        this.keyring = keyring;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The decision on a check.
     *
     * @param customerId the existing customer who is the same person, if any
     */
    record Decision(
            Caller caller,
            IfMatch expected,
            Reason reason,
            @Nullable UUID customerId) {

        /** Requires a customer for ALREADY_CUSTOMER, and none otherwise. */
        Mono<Void> complete() {
            boolean wanted = reason == Reason.ALREADY_CUSTOMER;
            return wanted == (customerId != null)
                    ? Mono.empty()
                    : Mono.error(ProblemException.invalid("customerId", wanted ? "required" : "only-already-customer"));
        }
    }

    /** Decides, and returns the check afterwards. */
    Mono<StoredCheck> decide(UUID id, Decision decision) {
        return decision.complete()
                .then(Mono.defer(() -> checks.seen(id)))
                .delayUntil(seen -> allowed(seen.stored(), decision))
                .flatMap(seen -> decision.reason().admits() ? admit(seen, decision) : reject(seen, decision))
                .then(Mono.defer(() -> store.find(id)));
    }

    private Mono<Void> allowed(StoredCheck stored, Decision decision) {
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

    /** Finds the customer and hashes the document before the transaction. */
    private Mono<Void> reject(Seen seen, Decision decision) {
        UUID customer = decision.customerId();
        UUID id = seen.stored().id();
        Mono<Void> reached = customer == null
                ? Mono.empty()
                : customers.reachable(decision.caller(), customer).then();
        return reached.then(Mono.defer(() -> rejections.hash(seen.profile())))
                .flatMap(document -> end(id, decision)
                        .then(Mono.defer(() -> remember(id, document, decision)))
                        .as(transactions::transactional));
    }

    private Mono<Void> remember(UUID id, Optional<Known> document, Decision decision) {
        UUID customer = decision.customerId();
        Mono<Void> remembered = Mono.justOrEmpty(document)
                .flatMap(known -> rejections.remember(id, known, decision.reason(), customer));
        return customer == null
                ? remembered
                : remembered.then(
                        audit.allowed(AuditEntry.onCustomer(decision.caller(), "registration-check.identify", customer)
                                .withReason(decision.reason().name())));
    }

    /**
     * Checks again within the transaction, because the state may have changed since it was read.
     */
    private Mono<Void> end(UUID id, Decision decision) {
        Caller caller = decision.caller();
        Reason reason = decision.reason();
        return store.lock(id)
                .switchIfEmpty(Mono.error(Checks::unknown))
                .delayUntil(stored -> allowed(stored, decision))
                .flatMap(_ -> store.end(id, reason, caller.id(), clock.instant()))
                .then(Mono.defer(() -> drafts.discard(List.of(id))))
                .then(Mono.defer(() ->
                        audit.allowed(OpeningChecks.entry(caller, STEP, id).withReason(reason.name()))));
    }

    /**
     * A draft without its document is useless: it was deleted, or its keys destroyed, after the
     * check was read.
     */
    private Mono<Void> admit(Seen seen, Decision decision) {
        if (seen.profile().get(BuiltIn.ID_NUMBER).isEmpty()) {
            return Mono.error(Checks.notOpen());
        }
        UUID id = seen.stored().id();
        return directory
                .requireStillOpen(seen.stored().branch())
                .then(Mono.defer(() -> matching.newcomers(List.of(seen.profile()))))
                .map(List::getFirst)
                .flatMap(person -> keyring.sealing(
                        List.of(id),
                        Customers.CATEGORIES,
                        matching.awaitTurn(List.of(person))
                                .then(Mono.defer(() -> end(id, decision)))
                                .then(Mono.defer(() -> release(person, decision)))
                                .then(Mono.defer(() -> register(seen, person, decision)))))
                .retryWhen(ListGrewException.HASH_ANEW);
    }

    /**
     * Removes only entries with this document (type and number), or those of a person who says they
     * were a customer. Other entries may belong to somebody else, who must not return with the next
     * import.
     */
    private Mono<Void> release(Person person, Decision decision) {
        Set<Token> documents = Set.copyOf(person.document().stream().toList());
        return requireUnclaimedDocument(person, decision)
                .flatMap(verdict -> decision.reason() == Reason.PERSON_RETURNED
                        ? Mono.just(atLeast(Likeness.LIKELY, verdict))
                        : matching.ofSameDocument(person))
                .flatMap(list::release)
                .then(Mono.defer(() -> tokens.release(documents)));
    }

    /**
     * Refuses to admit a person with a customer's document: either they are that customer, or the
     * document is not theirs.
     */
    private Mono<Verdict> requireUnclaimedDocument(Person person, Decision decision) {
        return matching.assess(List.of(person))
                .map(List::getFirst)
                .delayUntil(verdict -> verdict instanceof Suspect suspect
                        ? Mono.justOrEmpty(suspect.holder()).flatMap(holder -> refuse(holder, decision))
                        : Mono.empty());
    }

    private Mono<Void> refuse(UUID holder, Decision decision) {
        return customers
                .reachableOf(decision.caller(), Set.of(holder))
                .flatMap(reached -> Mono.error(documentTaken(reached)));
    }

    private static ProblemException documentTaken(Set<UUID> holder) {
        ProblemException problem = ProblemException.conflict("document-taken");
        return holder.isEmpty()
                ? problem
                : problem.with("customerId", holder.iterator().next());
    }

    private static Set<String> atLeast(Likeness likeness, Verdict verdict) {
        return verdict instanceof Suspect suspect ? suspect.listed().atLeast(likeness) : Set.of();
    }

    /** If another transaction has claimed the document meanwhile, it now belongs to a customer. */
    private Mono<Void> register(Seen seen, Person person, Decision decision) {
        StoredCheck stored = seen.stored();
        Draft draft = new Draft(
                seen.profile(), stored.branch(), stored.requestedManager(), stored.relationshipEndedOn(), List.of());
        return newcomers
                .registerUnassigned(decision.caller(), stored.origin(), Map.of(stored.id(), draft))
                .filter(Set::isEmpty)
                .flatMap(_ -> requireUnclaimedDocument(person, decision))
                .flatMap(_ -> Mono.<Void>error(documentTaken(Set.of())))
                .then();
    }
}
