package io.guanhu.customer.change;

import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.matching.SuspicionStore;
import io.guanhu.customer.model.Change;
import io.guanhu.customer.model.Change.Advanced;
import io.guanhu.customer.model.Change.Applied;
import io.guanhu.customer.model.Change.AwaitingDecision;
import io.guanhu.customer.model.Change.Expired;
import io.guanhu.customer.model.Change.Outcome;
import io.guanhu.customer.model.Change.Proposed;
import io.guanhu.customer.model.Change.Refused;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirming a proposed change, and a second person's decision where one is needed. */
@Component
class Confirmations {

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final SuspicionStore suspicions;
    private final Application application;
    private final Keyring keyring;
    private final AuditTrail audit;
    private final CustomerProperties properties;
    private final Clock clock;

    Confirmations(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            SuspicionStore suspicions,
            Application application,
            Keyring keyring,
            AuditTrail audit,
            CustomerProperties properties,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.suspicions = suspicions;
        this.application = application;
        this.keyring = keyring;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a change came to, and the customer's version then. */
    record Result(Change change, long version) {}

    /** One step of a change: who takes it, and what the audit log calls it. */
    private record Step(Caller caller, String action, boolean needsText, @Nullable String text) {

        /** A reason is needed unless it could not be kept; then there must be none. */
        void requireText(boolean closed) {
            if (closed && text != null) {
                throw ProblemException.invalid("reason", "cannot-be-kept");
            }
            if (!closed && (text == null || text.isBlank())) {
                throw ProblemException.invalid("reason", "required");
            }
        }

        /** What the change itself writes got its keys when it was proposed. */
        Set<DataCategory> written() {
            return text == null ? Set.of() : Set.of(ChangeDetails.WRITTEN);
        }

        AuditEntry entry(UUID customerId) {
            return AuditEntry.onCustomer(caller, action, customerId);
        }
    }

    Mono<Result> confirm(Caller caller, UUID customerId, UUID changeId) {
        Step step = new Step(caller, "customer.change.confirm", false, null);
        return advance(
                step,
                customerId,
                changeId,
                (change, customer) ->
                        change instanceof Proposed proposed
                                ? proposed.confirm(
                                        caller.id(),
                                        clock.instant(),
                                        customer.version(),
                                        properties.decideWithin())
                                : null);
    }

    Mono<Result> decide(
            Caller caller, UUID customerId, UUID changeId, boolean approve, @Nullable String text) {
        Step step =
                new Step(
                        caller,
                        approve ? "customer.change.approve" : "customer.change.reject",
                        true,
                        text);
        return advance(
                step,
                customerId,
                changeId,
                (change, customer) ->
                        change instanceof AwaitingDecision awaiting
                                ? awaiting.decide(
                                        caller.id(), approve, clock.instant(), customer.version())
                                : null);
    }

    /** Takes a step on a change; null if the change's state does not allow the step. */
    @FunctionalInterface
    private interface Stepping {
        @Nullable Outcome take(Change change, Customer customer);
    }

    private Mono<Result> advance(Step step, UUID customerId, UUID changeId, Stepping stepping) {
        Mono<Result> act =
                customers
                        .locked(step.caller(), customerId)
                        .flatMap(
                                customer ->
                                        store.lock(customerId, changeId)
                                                .switchIfEmpty(Mono.error(Confirmations::unknown))
                                                .flatMap(
                                                        stored ->
                                                                advance(
                                                                        step, customer, stored,
                                                                        stepping)))
                        .onErrorMap(
                                DuplicateKeyException.class,
                                raced -> ProblemException.conflict("duplicate-customer"));
        return customers.carryOutSealing(
                step.caller(), step.entry(customerId), step.written(), act);
    }

    private Mono<Result> advance(
            Step step, Customer customer, StoredChange stored, Stepping stepping) {
        Change change = stored.change().asOf(clock.instant());
        Outcome outcome = stepping.take(change, customer);
        return switch (outcome) {
            case null ->
                    Mono.error(
                            ProblemException.conflict(
                                    change instanceof Expired
                                            ? "change-expired"
                                            : "change-not-open"));
            case Refused(Change.Refusal refusal) -> Mono.error(problem(refusal));
            case Advanced(Change next) ->
                    profiles.open(customer).flatMap(dossier -> save(step, dossier, next));
        };
    }

    static ProblemException unknown() {
        return ProblemException.notFound("change-not-found");
    }

    private static ProblemException problem(Change.Refusal refusal) {
        return switch (refusal) {
            case STALE_VERSION ->
                    ProblemException.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
            case SAME_PERSON -> ProblemException.forbidden("same-person");
        };
    }

    private Mono<Result> save(Step step, Dossier dossier, Change next) {
        Customer customer = dossier.customer();
        if (step.needsText()) {
            step.requireText(dossier.writeBarrier(ChangeDetails.WRITTEN).isPresent());
        }
        Mono<CustomerKeys> keys =
                step.text() == null
                        ? keyring.keysOf(customer.id())
                        : keyring.provide(customer.id(), Set.of(ChangeDetails.WRITTEN));
        return Mono.zip(keys, store.details(List.of(next.proposal().id())).collectList())
                .flatMap(found -> save(step, dossier, next, found.getT1(), found.getT2()));
    }

    private Mono<Result> save(
            Step step, Dossier dossier, Change next, CustomerKeys keys, List<StoredDetail> sealed) {
        Customer customer = dossier.customer();
        AuditEntry entry =
                step.entry(customer.id())
                        .withReason(next.proposal().reason().name())
                        .withDetails(ChangeDetails.forAudit(sealed));
        Mono<Void> saved =
                store.advance(next, details.sealText(keys, step.text()))
                        .then(
                                next instanceof AwaitingDecision
                                        ? Mono.empty()
                                        : suspicions.forget(next.proposal().id()))
                        .then(audit.allowed(entry));
        if (!(next instanceof Applied applied)) {
            return saved.thenReturn(new Result(next, customer.version()));
        }
        return saved.then(application.apply(dossier, applied, details.open(sealed, keys, dossier)))
                .thenReturn(new Result(next, applied.version()));
    }
}
