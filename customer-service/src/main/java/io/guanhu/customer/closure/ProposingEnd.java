package io.guanhu.customer.closure;

import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.retention.Closing;
import io.guanhu.customer.values.Lifetime;
import io.guanhu.customer.values.PastDates;
import io.guanhu.customer.vault.Barriers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Proposes the end of a relationship, on any day in the past. It takes effect only after a second
 * person, who sees the evidence, has approved it. It is a change like any other, with a day instead
 * of fields, and proposing it also confirms it. The day of a relationship that has already ended is
 * corrected in the same way.
 */
@Component
class ProposingEnd {

    private static final String ACTION = "customer.close.propose";

    private final Customers customers;
    private final Profiles profiles;
    private final Closing closing;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Keyring keyring;
    private final CustomerProperties properties;
    private final Ids ids;
    private final Clock clock;

    ProposingEnd(
            Customers customers,
            Profiles profiles,
            Closing closing,
            ChangeStore store,
            ChangeDetails details,
            Keyring keyring,
            CustomerProperties properties,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.closing = closing;
        this.store = store;
        this.details = details;
        this.keyring = keyring;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The proposal.
     *
     * @param evidence the number of the supporting document in the bank's archive
     */
    record End(LocalDate day, Reason reason, @Nullable String evidence) {

        /** Does not show what was written. */
        @Override
        public String toString() {
            return "End[" + day + "]";
        }
    }

    Mono<AwaitingDecision> propose(Caller caller, UUID customerId, IfMatch expected, End end) {
        Closing.requireDay(() -> PastDates.require(end.day(), LocalDate.now(clock)));
        Mono<Done<AwaitingDecision>> proposed = customers
                .locked(caller, customerId)
                .doOnNext(customer -> expected.require(customer.version()))
                .delayUntil(customer -> closing.requirePossible(customer, end.day()))
                .flatMap(profiles::open)
                .doOnNext(dossier -> requirePossible(dossier, end))
                .flatMap(dossier -> save(caller, dossier.customer(), end));
        return customers.carryOutSealing(
                caller, AuditEntry.onCustomer(caller, ACTION, customerId), written(end), proposed);
    }

    private static Set<DataCategory> written(End end) {
        return end.reason().text() == null && end.evidence() == null ? Set.of() : Set.of(ChangeDetails.WRITTEN);
    }

    /** Requires evidence, unless it could not be stored; in that case nothing may be written. */
    private static void requirePossible(Dossier dossier, End end) {
        Closing.requireDay(() -> Lifetime.requireEnd(end.day(), dossier.profile()));
        Optional<Holding> barrier = dossier.writeBarrier(ChangeDetails.WRITTEN);
        if (barrier.isPresent() && dossier.customer().status() == CustomerStatus.CLOSED) {
            // There is no urgency, so a recorded day is never corrected without evidence.
            throw Barriers.problem(barrier.get());
        }
        List<FieldProblem> problems = new ArrayList<>();
        boolean closed = barrier.isPresent();
        if (closed && end.reason().text() != null) {
            problems.add(new FieldProblem("reason.text", "cannot-be-kept"));
        }
        if (closed && end.evidence() != null) {
            problems.add(new FieldProblem("evidence", "cannot-be-kept"));
        }
        if (!closed && end.evidence() == null) {
            problems.add(new FieldProblem("evidence", "required"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private Mono<Done<AwaitingDecision>> save(Caller caller, Customer customer, End end) {
        Instant now = clock.instant();
        Proposal proposal = new Proposal(
                ids.next(),
                customer.id(),
                customer.version(),
                caller.id(),
                now,
                true,
                end.reason().code(),
                end.day());
        AwaitingDecision awaiting =
                new AwaitingDecision(proposal, caller.id(), now, now.plus(properties.decideWithin()));
        Mono<CustomerKeys> keys =
                written(end).isEmpty() ? keyring.keysOf(customer.id()) : keyring.provide(customer.id(), written(end));
        return keys.flatMap(held -> save(caller, awaiting, end, held));
    }

    private Mono<Done<AwaitingDecision>> save(Caller caller, AwaitingDecision awaiting, End end, CustomerKeys keys) {
        Proposal proposal = awaiting.proposal();
        byte @Nullable [] evidence = details.sealEvidence(keys, end.evidence());
        AuditEntry entry = AuditEntry.onCustomer(caller, ACTION, proposal.customerId())
                .withReason(proposal.reason().name())
                .withDetails(ChangeDetails.evidenceForAudit(evidence));
        return store.insert(
                        new Proposed(proposal, awaiting.expiresAt()),
                        details.sealText(keys, end.reason().text()),
                        evidence)
                .then(store.advance(awaiting, null))
                .thenReturn(Done.of(awaiting, entry));
    }
}
