package io.guanhu.customer.decision;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.change.Advancing;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Advanced;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Outcome;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.people.ListGrewException;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Confirms a proposed change, and takes a second person's decision if one is needed. */
@Component
class Confirming {

    /** If another transaction has claimed the document after the check, checks again. */
    private static final Retry CLAIMED_MEANWHILE = Retry.max(2)
            .filter(DuplicateKeyException.class::isInstance)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Suspecting suspecting;
    private final Applying application;
    private final Keyring keyring;
    private final Acts acts;
    private final CustomerProperties properties;
    private final Clock clock;

    Confirming(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            Suspecting suspecting,
            Applying application,
            Keyring keyring,
            Acts acts,
            CustomerProperties properties,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.suspecting = suspecting;
        this.application = application;
        this.keyring = keyring;
        this.acts = acts;
        this.properties = properties;
        this.clock = clock;
    }

    /** A change after a step, and the customer's version then. */
    record Result(Change change, long version) {}

    /** One step of a change: who takes it, and its name in the audit log. */
    private record Step(
            Caller caller,
            String action,
            @Nullable IfMatch expected,
            boolean needsText,
            @Nullable String text) {

        /** The change's own texts got their keys when it was proposed. */
        Set<DataCategory> written() {
            return text == null ? Set.of() : Set.of(ChangeDetails.WRITTEN);
        }

        AuditEntry entry(UUID customerId) {
            return AuditEntry.onCustomer(caller, action, customerId);
        }
    }

    Mono<Result> confirm(Caller caller, UUID customerId, UUID changeId) {
        Step step = new Step(caller, "customer.change.confirm", null, false, null);
        return advance(
                step,
                customerId,
                changeId,
                true,
                (change, customer) -> change instanceof Proposed proposed
                        ? proposed.confirm(caller.id(), clock.instant(), customer.version(), properties.decideWithin())
                        : null);
    }

    Mono<Result> decide(
            Caller caller, UUID customerId, UUID changeId, IfMatch expected, boolean approve, @Nullable String text) {
        Step step =
                new Step(caller, approve ? "customer.change.approve" : "customer.change.reject", expected, true, text);
        return advance(
                step,
                customerId,
                changeId,
                approve,
                (change, customer) -> change instanceof AwaitingDecision awaiting
                        ? awaiting.decide(caller.id(), approve, clock.instant(), customer.version())
                        : null);
    }

    /** Takes a step; null if the change's state does not allow it. */
    @FunctionalInterface
    private interface Stepping {
        @Nullable
        Outcome take(Change change, Customer customer);
    }

    /**
     * @param judged whether to check again whom the customer would resemble; not needed for a
     *     rejection
     */
    private Mono<Result> advance(Step step, UUID customerId, UUID changeId, boolean judged, Stepping stepping) {
        Mono<Optional<Person>> foreseen = judged
                ? suspecting.afterChange(step.caller(), customerId, changeId).map(Optional::of)
                : Mono.just(Optional.empty());
        AuditEntry act = step.entry(customerId);
        Mono<Result> advanced = requirePossible(step, customerId, changeId, stepping)
                .then(foreseen)
                .flatMap(person -> customers.carryOutSealing(
                        step.caller(), act, step.written(), locked(step, customerId, changeId, person, stepping)))
                .retryWhen(CLAIMED_MEANWHILE)
                .retryWhen(ListGrewException.HASH_ANEW)
                .flatMap(taken -> Mono.justOrEmpty(taken)
                        .switchIfEmpty(Mono.error(() -> ProblemException.conflict("change-look-again"))));
        return acts.attempt(act, advanced);
    }

    /**
     * Refuses early, so that nothing is opened or hashed for a change that is not this customer's
     * or cannot take the step.
     */
    private Mono<Void> requirePossible(Step step, UUID customerId, UUID changeId, Stepping stepping) {
        return customers
                .reachable(step.caller(), customerId)
                .flatMap(customer -> store.find(customerId, changeId)
                        .switchIfEmpty(Mono.error(Advancing::unknown))
                        .map(stored -> stored.change().asOf(clock.instant()))
                        .map(change -> Advancing.require(change, stepping.take(change, customer))))
                .then();
    }

    private Mono<Done<Optional<Result>>> locked(
            Step step, UUID customerId, UUID changeId, Optional<Person> person, Stepping stepping) {
        Mono<Void> turn = person.map(suspecting::awaitTurn).orElse(Mono.empty());
        return turn.then(Mono.defer(() -> customers.locked(step.caller(), customerId)))
                .flatMap(customer -> store.lock(customerId, changeId)
                        .switchIfEmpty(Mono.error(Advancing::unknown))
                        .flatMap(stored ->
                                advance(step, customer, stored.change().asOf(clock.instant()), person, stepping)));
    }

    /** Without a result if the person who decides must look again first. */
    private Mono<Done<Optional<Result>>> advance(
            Step step, Customer customer, Change change, Optional<Person> person, Stepping stepping) {
        // Refuse an impossible step before anything is revealed about anybody else.
        Advanced possible = Advancing.require(change, stepping.take(change, customer));
        Mono<Void> seen =
                suspecting.requireSeen(step.caller(), change.proposal().id(), step.expected());
        if (person.isEmpty()) {
            return seen.then(saved(step, customer, possible.change())).map(done -> done.map(Optional::of));
        }
        return seen.then(Mono.defer(() -> suspecting.reassess(step.caller(), change, person.get())))
                .flatMap(weighed -> saved(
                        step,
                        customer,
                        Advancing.require(weighed, stepping.take(weighed, customer))
                                .change()))
                .map(done -> done.map(Optional::of))
                .defaultIfEmpty(new Done<>(Optional.empty(), List.of()));
    }

    private Mono<Done<Result>> saved(Step step, Customer customer, Change next) {
        return profiles.open(customer).flatMap(dossier -> save(step, dossier, next));
    }

    private Mono<Done<Result>> save(Step step, Dossier dossier, Change next) {
        Customer customer = dossier.customer();
        if (step.needsText()) {
            Advancing.requireReason(step.text(), dossier);
        }
        Mono<CustomerKeys> keys = step.text() == null
                ? keyring.keysOf(customer.id())
                : keyring.provide(customer.id(), Set.of(ChangeDetails.WRITTEN));
        return Mono.zip(keys, store.details(List.of(next.proposal().id())).collectList())
                .flatMap(found -> save(step, dossier, next, found.getT1(), found.getT2()));
    }

    private Mono<Done<Result>> save(
            Step step, Dossier dossier, Change next, CustomerKeys keys, List<StoredDetail> sealed) {
        Customer customer = dossier.customer();
        AuditEntry entry = step.entry(customer.id())
                .withReason(next.proposal().reason().name())
                .withDetails(ChangeDetails.forAudit(sealed));
        Mono<Void> saved = store.advance(next, details.sealText(keys, step.text()))
                .then(
                        next instanceof AwaitingDecision
                                ? Mono.empty()
                                : suspecting.forget(next.proposal().id()));
        if (!(next instanceof Applied applied)) {
            return saved.thenReturn(Done.of(new Result(next, customer.version()), entry));
        }
        return saved.then(application.apply(step.caller(), dossier, applied, details.open(sealed, keys, dossier)))
                .map(effects -> new Done<>(
                        new Result(next, applied.version()),
                        Stream.concat(Stream.of(entry), effects.stream()).toList()));
    }
}
