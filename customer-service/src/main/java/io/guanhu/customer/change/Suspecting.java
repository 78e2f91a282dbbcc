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
 * Who else a customer would look like by a change: judged when it is proposed, and again with every
 * step that leads on. Of a customer out of the caller's reach nothing is said that is not said of
 * somebody who was erased, also where it is the document that they have in common.
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

    /** Prepares what the customer would be. Hashing takes time, and therefore no transaction. */
    public Mono<Person> foreseen(Profile before, List<FieldChange> diff) {
        return matching.changed(before, FieldChange.applyAll(diff, before));
    }

    /** First in the transaction of a step: nobody who may be them is entered at the same time. */
    public Mono<Void> inTurn(Person person) {
        return matching.inTurn(List.of(person));
    }

    /** Whom the customer would look like; a customer in reach keeps their document. */
    public Mono<Suspicion> judge(Caller caller, UUID customerId, Person person) {
        return matching.judge(customerId, person).flatMap(verdict -> switch (verdict) {
            case Free _, Repeated _ -> Mono.just(Suspicion.NONE);
            case Suspect suspect -> of(caller, suspect);
        });
    }

    /** Whether the customer would look like somebody of whom the caller may not know. */
    public Mono<Boolean> meets(Caller caller, Suspicion suspicion) {
        return customers
                .reachedOf(caller, suspicion.candidates())
                .map(reached -> suspicion.listed().isPresent() || !reached.containsAll(suspicion.candidates()));
    }

    private Mono<Suspicion> of(Caller caller, Suspect suspect) {
        return customers
                .reachedOf(caller, Set.copyOf(suspect.holder().stream().toList()))
                .flatMap(reached -> reached.isEmpty()
                        ? Mono.just(suspect.suspicion())
                        : Mono.error(ProblemException.conflict("duplicate-customer")));
    }

    /** What a customer would be by a change that was proposed; outside any transaction as well. */
    public Mono<Person> foreseen(Caller caller, UUID customerId, UUID changeId) {
        return customers
                .reached(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> Mono.zip(
                                keyring.keysOf(customerId),
                                changes.details(List.of(changeId)).collectList())
                        .map(found -> details.open(found.getT2(), found.getT1(), dossier))
                        .flatMap(diff -> foreseen(dossier.profile(), diff)));
    }

    /**
     * An open change as it is by what is suspected now: it may take a second person who was not
     * needed when it was proposed.
     *
     * @return empty if more is suspected than the second person has seen; it is kept, for them to
     *     look again
     */
    public Mono<Change> weigh(Caller caller, Change change, Person person) {
        UUID id = change.proposal().id();
        return judge(caller, change.proposal().customerId(), person).flatMap(now -> switch (change) {
            case Proposed proposed
            when !now.isNone() -> keep(id, now, proposed.expiresAt()).thenReturn(proposed.forSecondPerson());
            case AwaitingDecision awaiting -> approvable(caller, awaiting, now);
            case Change same -> Mono.just(same);
        });
    }

    /**
     * A document that the bank knows, or knew, is for those who see whom it belongs to, if anybody:
     * whoever does not see all customers could tell the erased from the others by what comes of it.
     */
    private Mono<Change> approvable(Caller caller, AwaitingDecision awaiting, Suspicion now) {
        if (now.isCertain() && !Customers.reachOf(caller).everyone()) {
            return Mono.error(ProblemException.conflict("document-for-operations"));
        }
        UUID id = awaiting.proposal().id();
        return store.of(id)
                .flatMap(seen -> seen.why().covers(now)
                        ? Mono.just(awaiting)
                        : store.keep(id, now, awaiting.expiresAt()).then(Mono.empty()));
    }

    /**
     * Whoever decides was shown what is suspected of the change by now, themselves.
     *
     * @param expected absent for whoever confirms their own
     */
    public Mono<Void> seen(Caller caller, UUID change, @Nullable IfMatch expected) {
        return expected == null
                ? Mono.empty()
                : store.of(change)
                        .doOnNext(kept -> expected.requireExactly(tagOf(caller, change, kept.version())))
                        .then();
    }

    /** The ETag of what somebody was shown of a change. */
    public static String tagOf(Caller caller, UUID change, long version) {
        return IfMatch.etagOf(version, change + " " + caller.id());
    }

    /** For whoever decides, and no longer than somebody can. */
    public Mono<Void> keep(UUID change, Suspicion suspicion, Instant confirmableUntil) {
        return suspicion.isNone()
                ? Mono.empty()
                : store.keep(change, suspicion, confirmableUntil.plus(properties.decideWithin()));
    }

    public Mono<Void> forget(UUID change) {
        return store.forget(change);
    }
}
