package io.guanhu.customer.proposal;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.change.Suspecting;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Patch;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.people.ListGrewException;
import io.guanhu.customer.probing.Attempts;
import io.guanhu.customer.values.FieldRules;
import io.guanhu.customer.values.Lifetime;
import io.guanhu.customer.vault.Barriers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Proposes a change: the differences are computed and stored, and nothing else happens yet. A
 * change that makes a customer resemble another one, or somebody who was erased, needs a second
 * person, whatever the fields.
 */
@Component
class Proposing {

    private static final String ACTION = "customer.change.propose";
    private static final Set<Field> DOCUMENT = Set.of(BuiltIn.ID_TYPE, BuiltIn.ID_NUMBER);
    private static final Set<Field> DAYS = Set.of(BuiltIn.LAST_TRANSACTION_ON, BuiltIn.ID_TYPE, BuiltIn.ID_NUMBER);

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Suspecting suspecting;
    private final Attempts attempts;
    private final Keyring keyring;
    private final Acts acts;
    private final CustomerProperties properties;
    private final Ids ids;
    private final Clock clock;

    Proposing(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            Suspecting suspecting,
            Attempts attempts,
            Keyring keyring,
            Acts acts,
            CustomerProperties properties,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.suspecting = suspecting;
        this.attempts = attempts;
        this.keyring = keyring;
        this.acts = acts;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A proposed change with its differences.
     *
     * @param suspect whether the customer would resemble somebody else
     * @param unknownMatch whether they would resemble somebody the caller may not know about
     */
    record Difference(Proposed change, List<FieldChange> diff, boolean suspect, boolean unknownMatch) {}

    /** What is requested, for a customer as read. */
    private record Asked(Profile before, List<FieldChange> diff) {}

    Mono<Difference> propose(Caller caller, UUID customerId, IfMatch expected, Patch patch, Reason reason) {
        Mono<Difference> proposed = asked(caller, customerId, expected, patch, reason)
                .delayUntil(_ -> attempts.spend(caller, false, 1))
                .flatMap(asked -> afterChange(asked)
                        .flatMap(person -> sealed(caller, customerId, expected, patch, reason, person))
                        .retryWhen(ListGrewException.HASH_ANEW))
                .delayUntil(made -> attempts.count(caller, false, 1, made.unknownMatch() ? 1 : 0));
        return acts.attempt(act(caller, customerId, reason), proposed);
    }

    private static AuditEntry act(Caller caller, UUID customerId, Reason reason) {
        return AuditEntry.onCustomer(caller, ACTION, customerId)
                .withReason(reason.code().name());
    }

    /**
     * Whom the customer would resemble; prepared before the transaction, because hashing takes
     * time. Within it, the version that the caller read ensures that the customer is still the
     * same.
     */
    private Mono<Person> afterChange(Asked asked) {
        return Mono.defer(() -> suspecting.afterChange(asked.before(), asked.diff()));
    }

    private Mono<Asked> asked(Caller caller, UUID customerId, IfMatch expected, Patch patch, Reason reason) {
        return customers
                .reachable(caller, customerId)
                .doOnNext(customer -> expected.require(customer.version()))
                .flatMap(profiles::open)
                .map(dossier -> new Asked(dossier.profile(), permitted(dossier, patch, reason)));
    }

    private Mono<Difference> sealed(
            Caller caller, UUID customerId, IfMatch expected, Patch patch, Reason reason, Person person) {
        Mono<Done<Difference>> proposed = customers
                .locked(caller, customerId)
                .doOnNext(customer -> expected.require(customer.version()))
                .flatMap(profiles::open)
                .flatMap(dossier -> propose(caller, dossier, patch, reason, person));
        return customers.carryOutSealing(
                caller,
                act(caller, customerId, reason),
                categories(patch.values().keySet(), reason),
                proposed);
    }

    /** The differences, if all of them may be written. */
    private List<FieldChange> permitted(Dossier dossier, Patch patch, Reason reason) {
        Optional<Holding> barrier = patch.values().keySet().stream()
                .sorted()
                .map(field -> dossier.writeBarrier(field.category()))
                .flatMap(Optional::stream)
                .findFirst();
        if (barrier.isPresent()) {
            throw Barriers.problem(barrier.get());
        }
        if (reason.text() != null && dossier.writeBarrier(ChangeDetails.WRITTEN).isPresent()) {
            throw ProblemException.invalid("reason.text", "cannot-be-kept");
        }
        List<FieldChange> diff = diff(patch, dossier.profile());
        if (diff.stream().anyMatch(each -> DAYS.contains(each.field()))) {
            // Existing values do not prevent changes of other fields.
            requirePossibleDays(FieldChange.applyAll(diff, dossier.profile()), dossier.customer());
        }
        if (diff.isEmpty()) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing-changes");
        }
        return diff;
    }

    private static void requirePossibleDays(Profile after, Customer customer) {
        try {
            Lifetime.requireTransaction(after, customer.relationshipEndedOn());
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("patch.lastTransactionOn", invalid.code());
        }
    }

    private Mono<Done<Difference>> propose(Caller caller, Dossier dossier, Patch patch, Reason reason, Person person) {
        List<FieldChange> diff = permitted(dossier, patch, reason);
        Customer customer = dossier.customer();
        return suspecting
                .assess(caller, customer.id(), person)
                .flatMap(suspicion -> save(caller, customer, diff, reason, suspicion));
    }

    /** The differences, with the ID number according to the rule of its future ID type. */
    private List<FieldChange> diff(Patch patch, Profile before) {
        List<FieldChange> diff = patch.diff(before);
        if (diff.stream().noneMatch(each -> DOCUMENT.contains(each.field()))) {
            return diff;
        }
        try {
            LocalDate today = LocalDate.now(clock);
            Profile after = FieldRules.normaliseIdentity(FieldChange.applyAll(diff, before), today);
            return FieldChange.between(before, after);
        } catch (InvalidValueException invalid) {
            throw ProblemException.invalid("patch.idNumber", invalid.code());
        }
    }

    private Mono<Done<Difference>> save(
            Caller caller, Customer customer, List<FieldChange> diff, Reason reason, Suspicion suspicion) {
        Instant now = clock.instant();
        Proposal proposal = new Proposal(
                ids.next(),
                customer.id(),
                customer.version(),
                caller.id(),
                now,
                !suspicion.isNone()
                        || diff.stream().anyMatch(each -> each.field().is(Trait.SECOND_PERSON)),
                reason.code(),
                null);
        Proposed proposed = new Proposed(proposal, now.plus(properties.confirmWithin()));
        return keyring.provide(customer.id(), categories(fields(diff), reason))
                .flatMap(keys -> save(caller, proposed, diff, reason, keys))
                .delayUntil(_ -> suspecting.keep(proposal.id(), suspicion, proposed.expiresAt()))
                .zipWhen(_ -> suspecting.matchesUnknown(caller, suspicion))
                .map(saved ->
                        Done.of(new Difference(proposed, diff, !suspicion.isNone(), saved.getT2()), saved.getT1()));
    }

    /** Returns what is recorded of it. */
    private Mono<AuditEntry> save(
            Caller caller, Proposed proposed, List<FieldChange> diff, Reason reason, CustomerKeys keys) {
        Proposal proposal = proposed.proposal();
        List<StoredDetail> sealed = details.seal(proposal.id(), diff, keys);
        AuditEntry entry = act(caller, proposal.customerId(), reason).withDetails(ChangeDetails.forAudit(sealed));
        return store.insert(proposed, details.sealText(keys, reason.text()), null)
                .then(store.insert(sealed))
                .thenReturn(entry);
    }

    private static List<Field> fields(List<FieldChange> diff) {
        return diff.stream().map(FieldChange::field).toList();
    }

    private static Set<DataCategory> categories(Collection<Field> fields, Reason reason) {
        EnumSet<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
        fields.forEach(each -> categories.add(each.category()));
        if (reason.text() != null) {
            categories.add(ChangeDetails.WRITTEN);
        }
        return categories;
    }
}
