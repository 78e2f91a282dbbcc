package io.guanhu.customer.change;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.matching.SuspicionStore;
import io.guanhu.customer.matching.Verdict.Free;
import io.guanhu.customer.matching.Verdict.Repeated;
import io.guanhu.customer.matching.Verdict.Suspect;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks whom a customer would resemble after a change: when it is proposed, and again at every
 * later step. A match with a customer outside the caller's reach looks to the caller exactly like a
 * match with an erased person, even if they have the same document.
 */
@Component
public class Suspecting {

    private final Matching matching;
    private final SuspicionStore store;
    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore changes;
    private final ChangeDetails details;
    private final Keyring keyring;
    private final CustomerProperties properties;

    Suspecting(
            Matching matching,
            SuspicionStore store,
            Customers customers,
            Profiles profiles,
            ChangeStore changes,
            ChangeDetails details,
            Keyring keyring,
            CustomerProperties properties) {
        this.matching = matching;
        this.store = store;
        this.customers = customers;
        this.profiles = profiles;
        this.changes = changes;
        this.details = details;
        this.keyring = keyring;
        this.properties = properties;
    }

    /**
     * Prepares the customer as they would be after the change. Hashing takes time, so call it
     * outside transactions.
     */
    public Mono<Person> afterChange(Profile before, List<FieldChange> diff) {
        return matching.changed(before, FieldChange.applyAll(diff, before));
    }

    /**
     * Must come first in a step's transaction. Prevents anybody who may be the same person from
     * being registered at the same time.
     */
    public Mono<Void> awaitTurn(Person person) {
        return matching.awaitTurn(List.of(person));
    }

    /** Whom the customer would resemble. Customers in the caller's reach keep their document. */
    public Mono<Suspicion> assess(Caller caller, UUID customerId, Person person) {
        return matching.assess(customerId, person).flatMap(verdict -> switch (verdict) {
            case Free _, Repeated _ -> Mono.just(Suspicion.NONE);
            case Suspect suspect -> of(caller, suspect);
        });
    }

    /** Whether the customer would resemble somebody that the caller may not know about. */
    public Mono<Boolean> matchesUnknown(Caller caller, Suspicion suspicion) {
        return customers
                .visibleOf(caller, suspicion.candidates())
                .map(reached -> suspicion.listed().isPresent() || !reached.containsAll(suspicion.candidates()));
    }

    private Mono<Suspicion> of(Caller caller, Suspect suspect) {
        return customers
                .visibleOf(caller, Set.copyOf(suspect.holder().stream().toList()))
                .flatMap(reached -> reached.isEmpty()
                        ? Mono.just(suspect.suspicion())
                        : Mono.error(ProblemException.conflict("duplicate-customer")));
    }

    /**
     * Prepares the customer as they would be after a proposed change; also outside transactions.
     */
    public Mono<Person> afterChange(Caller caller, UUID customerId, UUID changeId) {
        return customers
                .reachable(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> Mono.zip(
                                keyring.keysOf(customerId),
                                changes.details(List.of(changeId)).collectList())
                        .map(found -> details.open(found.getT2(), found.getT1(), dossier))
                        .flatMap(diff -> afterChange(dossier.profile(), diff)));
    }

    /**
     * Applies the current suspicion to an open change, which may now need a second person although
     * it did not when proposed.
     *
     * @return empty if more is suspected than the second person has seen; the new suspicion is
     *     stored, and they must look again
     */
    public Mono<Change> reassess(Caller caller, Change change, Person person) {
        UUID id = change.proposal().id();
        return assess(caller, change.proposal().customerId(), person).flatMap(now -> switch (change) {
            case Proposed proposed
            when !now.isNone() -> keep(id, now, proposed.expiresAt()).thenReturn(proposed.forSecondPerson());
            case AwaitingDecision awaiting -> approvable(caller, awaiting, now);
            case Change same -> Mono.just(same);
        });
    }

    /**
     * If the bank knows or knew the document, only people who can see all customers may approve.
     * Others could tell from the result whether the document belongs to a customer or an erased
     * person.
     */
    private Mono<Change> approvable(Caller caller, AwaitingDecision awaiting, Suspicion now) {
        if (now.isCertain() && !Customers.sightOf(caller).everyone()) {
            return Mono.error(ProblemException.conflict("document-for-operations"));
        }
        UUID id = awaiting.proposal().id();
        return store.of(id)
                .flatMap(seen -> seen.why().covers(now)
                        ? Mono.just(awaiting)
                        : store.keep(id, now, awaiting.expiresAt()).then(Mono.empty()));
    }

    /**
     * Requires that the person who decides has seen the current suspicion.
     *
     * @param expected absent when a proposer confirms their own change
     */
    public Mono<Void> requireSeen(Caller caller, UUID change, @Nullable IfMatch expected) {
        return expected == null
                ? Mono.empty()
                : store.of(change)
                        .doOnNext(kept -> expected.requireExactly(tagOf(caller, change, kept.version())))
                        .then();
    }

    /** The ETag of what a person was shown of a change. */
    public static String tagOf(Caller caller, UUID change, long version) {
        return IfMatch.etagOf(version, change + " " + caller.id());
    }

    /** Stores the suspicion for the person who decides, for as long as a decision is possible. */
    public Mono<Void> keep(UUID change, Suspicion suspicion, Instant confirmableUntil) {
        return suspicion.isNone()
                ? Mono.empty()
                : store.keep(change, suspicion, confirmableUntil.plus(properties.decideWithin()));
    }

    public Mono<Void> forget(UUID change) {
        return store.forget(change);
    }
}
