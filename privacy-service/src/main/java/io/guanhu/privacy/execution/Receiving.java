package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.security.Roles;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.ledger.SignedHeads;
import io.guanhu.privacy.model.Executing;
import io.guanhu.privacy.model.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** With every receipt in, extends the ledger and tells the audit log, in one transaction. */
@Component
class Receiving {

    private final ExecutionStore store;
    private final LedgerStore ledger;
    private final SignedHeads heads;
    private final Worker ledgerRounds;
    private final Outbox outbox;
    private final Steps steps;
    private final Ids ids;
    private final Clock clock;

    Receiving(
            ExecutionStore store,
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

    Mono<Void> run(Executing executing) {
        return steps.from(
                        executing,
                        held -> store.missing(orderOf(held))
                                .flatMap(missing ->
                                        missing > 0 ? Mono.error(new NotYetException("receipts")) : extend(held)))
                .then(Mono.fromRunnable(ledgerRounds::wake));
    }

    private Mono<Void> extend(Held held) {
        Instant now = clock.instant();
        UUID entryId = ids.next();
        return store.orderJson(held.id())
                .flatMap(order -> ledger.append(held.id(), order, now))
                .flatMap(this::following)
                .flatMap(entry -> outbox.append(List.of(extended(held, entry, now), told(held, entryId, now))))
                .then(Mono.defer(() -> store.audited(held.id(), entryId)));
    }

    /** A ledger that is shorter than a head seen before is that of an exchanged database. */
    private Mono<LedgerEntry> following(LedgerEntry entry) {
        return entry.position() > heads.known()
                ? Mono.just(entry)
                : Mono.error(new NotYetException("the ledger's missing entries"));
    }

    private static LedgerExtended extended(Held held, LedgerEntry entry, Instant at) {
        return new LedgerExtended(entry.position(), held.id(), held.filing().customerId(), at);
    }

    /** Written here and not by the audit trail: the certificate needs the entry's id. */
    private static AuditEntryRecorded told(Held held, UUID entryId, Instant at) {
        return AuditEntryRecorded.entry(entryId, at, "privacy-service")
                .actor("SERVICE", "privacy-service")
                .roles(Set.of(Roles.SERVICE))
                .action("privacy.erasure-completed")
                .resource("privacy-request", held.id().toString())
                .customer(held.filing().customerId())
                .outcome("ALLOWED")
                .build();
    }

    private static UUID orderOf(Held held) {
        return Objects.requireNonNull(held.orderId(), "executed without an order");
    }
}
