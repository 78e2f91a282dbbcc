package io.guanhu.privacy.receiving;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.security.Roles;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.execution.ExecutionStep;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.execution.Steps;
import io.guanhu.privacy.ledger.LedgerStore;
import io.guanhu.privacy.ledger.SignedHeads;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.proof.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * When every receipt is in, extends the ledger and reports to the audit log, in one transaction.
 */
@Component
class Receiving implements ExecutionStep {

    private final ReceivedStore store;
    private final LedgerStore ledger;
    private final SignedHeads heads;
    private final Worker ledgerRounds;
    private final Outbox outbox;
    private final Steps steps;
    private final Ids ids;
    private final Clock clock;

    Receiving(
            ReceivedStore store,
            LedgerStore ledger,
            SignedHeads heads,
            Worker ledgerRounds,
            Outbox outbox,
            Steps steps,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.heads = heads;
        this.ledgerRounds = ledgerRounds;
        this.outbox = outbox;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Executing.Step step() {
        return Executing.Step.AWAITING_RECEIPTS;
    }

    @Override
    public Mono<Void> run(Executing executing) {
        return steps.from(executing, this::extendWhenComplete).then(Mono.fromRunnable(ledgerRounds::wake));
    }

    private Mono<Void> extendWhenComplete(StoredRequest stored) {
        return store.missing(orderOf(stored))
                .flatMap(missing -> missing > 0 ? Mono.error(new NotYetException("receipts")) : extend(stored));
    }

    private Mono<Void> extend(StoredRequest stored) {
        Instant now = clock.instant();
        UUID entryId = ids.next();
        return store.orderJson(stored.id())
                .flatMap(order -> ledger.append(stored.id(), order, now))
                .flatMap(this::following)
                .flatMap(
                        entry -> outbox.append(List.of(extended(stored, entry, now), auditEntry(stored, entryId, now))))
                .then(Mono.defer(() -> store.audited(stored.id(), entryId)));
    }

    /** A ledger that is shorter than a head seen before means that the database was replaced. */
    private Mono<LedgerEntry> following(LedgerEntry entry) {
        return entry.position() > heads.known()
                ? Mono.just(entry)
                : Mono.error(new NotYetException("the ledger's missing entries"));
    }

    private static LedgerExtended extended(StoredRequest stored, LedgerEntry entry, Instant at) {
        return new LedgerExtended(entry.position(), stored.id(), stored.filing().customerId(), at);
    }

    /** Built here and not by the audit trail, because the certificate needs the entry's id. */
    private static AuditEntryRecorded auditEntry(StoredRequest stored, UUID entryId, Instant at) {
        return AuditEntryRecorded.entry(entryId, at, "privacy-service")
                .actor(ActorType.SERVICE, "privacy-service")
                .roles(Set.of(Roles.SERVICE))
                .action("privacy.erasure-completed")
                .resource("privacy-request", stored.id().toString())
                .customer(stored.filing().customerId())
                .outcome(Outcome.ALLOWED)
                .build();
    }

    private static UUID orderOf(StoredRequest stored) {
        return Objects.requireNonNull(stored.orderId(), "executed without an order");
    }
}
