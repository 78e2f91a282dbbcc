package io.guanhu.customer.decision;

import io.guanhu.customer.change.Advancing;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.matching.SuspicionStore;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows the values without masks to the second person, because nobody can judge a name by its first
 * character. The audit log records what was seen.
 */
@Component
class Judging {

    private static final String ACTION = "customer.change.reveal";

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final SuspicionStore suspicions;
    private final Keyring keyring;
    private final Clock clock;

    Judging(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            SuspicionStore suspicions,
            Keyring keyring,
            Clock clock) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.suspicions = suspicions;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * What a second person decides on.
     *
     * @param why whom else the customer would resemble; for compliance
     * @param candidates existing customers among them that the second person may see
     * @param version the version of the suspicion, which a decision must match
     */
    record Judged(Shown shown, Suspicion why, Set<UUID> candidates, long version) {}

    /**
     * The effect of a change.
     *
     * @param endsOn the day, if the change proposes the end of the relationship
     * @param endedOn the day recorded so far, if the relationship has ended
     * @param evidence the number of the supporting document in the bank's archive
     */
    record Shown(
            List<FieldChange> diff,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate endedOn,
            @Nullable String evidence) {

        /** Does not show what was written. */
        @Override
        public String toString() {
            return "Shown[" + diff.size() + "]";
        }
    }

    Mono<Judged> reveal(Caller caller, UUID customerId, UUID changeId) {
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, customerId).withReason(Purpose.DECIDE_CHANGE.name());
        Mono<Done<Judged>> judged = customers
                .reachable(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> store.find(customerId, changeId)
                        .switchIfEmpty(Mono.error(Advancing::unknown))
                        .delayUntil(found -> allowed(caller, found))
                        .flatMap(found -> judged(act, found, dossier)));
        return customers.carryOutEntering(act, judged);
    }

    private Mono<Done<Judged>> judged(AuditEntry act, StoredChange change, Dossier dossier) {
        UUID id = change.change().proposal().id();
        return store.details(List.of(id))
                .collectList()
                .flatMap(found -> shown(change, dossier, found)
                        .flatMap(shown -> judged(act.caller(), id, shown))
                        .map(judged ->
                                Done.of(judged, act.withDetails(ChangeDetails.forAudit(found, change.evidence())))));
    }

    private Mono<Judged> judged(Caller caller, UUID changeId, Shown shown) {
        return suspicions
                .of(changeId)
                .flatMap(kept -> customers
                        .visibleOf(caller, kept.why().candidates())
                        .map(reached -> new Judged(shown, kept.why(), reached, kept.version())));
    }

    private Mono<Void> allowed(Caller caller, StoredChange found) {
        return switch (found.change().asOf(clock.instant())) {
            case AwaitingDecision awaiting when awaiting.decidableBy(caller.id()) -> Mono.empty();
            case AwaitingDecision own -> Mono.error(ProblemException.forbidden("same-person"));
            case Expired expired -> Mono.error(ProblemException.conflict("change-expired"));
            case Change other -> Mono.error(ProblemException.conflict("change-not-open"));
        };
    }

    private Mono<Shown> shown(StoredChange change, Dossier dossier, List<StoredDetail> found) {
        Proposal proposal = change.change().proposal();
        return keyring.keysOf(dossier.customer().id())
                .map(keys -> new Shown(
                        details.open(found, keys, dossier),
                        proposal.endsOn(),
                        proposal.endsOn() == null ? null : dossier.customer().relationshipEndedOn(),
                        details.openEvidence(keys, change.evidence(), dossier)));
    }
}
