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
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.ListGrewException;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.customer.registration.Newcomers;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Admits a person: they are registered like any other, and their entries leave the suppression
 * list.
 */
@Component
class Admitting {

    private final Ending ending;
    private final Matching matching;
    private final Newcomers newcomers;
    private final SuppressionList list;
    private final TokenStore tokens;
    private final Customers customers;
    private final DirectoryCheck directory;
    private final Keyring keyring;

    Admitting(
            Ending ending,
            Matching matching,
            Newcomers newcomers,
            SuppressionList list,
            TokenStore tokens,
            Customers customers,
            DirectoryCheck directory,
            Keyring keyring) {
        this.ending = ending;
        this.matching = matching;
        this.newcomers = newcomers;
        this.list = list;
        this.tokens = tokens;
        this.customers = customers;
        this.directory = directory;
        this.keyring = keyring;
    }

    /**
     * A draft without its document is useless: it was deleted, or its keys destroyed, after the
     * check was read.
     */
    Mono<Void> admit(Seen seen, Decision decision) {
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
                                .then(Mono.defer(() -> ending.end(id, decision)))
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
                .visibleOf(decision.caller(), Set.of(holder))
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
