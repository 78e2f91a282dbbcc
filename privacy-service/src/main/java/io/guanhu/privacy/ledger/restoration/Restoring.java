package io.guanhu.privacy.ledger.restoration;

import io.guanhu.platform.contract.AuditEvents.ActorType;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.Outcome;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.ledger.LedgerHead;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Roles;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Brings a ledger up to date that was restored to a time before an erasure. The entries come from
 * this database's verified copy, which the follower fetches from the places outside. The requests
 * of these entries are ended here too, so that none is carried out twice or shown as open.
 */
@Component
public class Restoring {

    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private final RestoreStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Restoring(RestoreStore store, Outbox outbox, Ids ids, TransactionalOperator transaction, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Appends the next missing entry.
     *
     * @return whether there was one; false while the copy is not there yet
     */
    public Mono<Boolean> run(LedgerHead head) {
        return transaction
                .transactional(store.lock()
                        .then(Mono.defer(store::next))
                        .filter(line -> line.position() <= head.size())
                        .flatMap(line -> restore(line, head)))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> restore(LedgerLine line, LedgerHead head) {
        ErasureOrdered order = line.orderRead();
        Instant now = clock.instant();
        return store.append(line, order.requestId(), head.at())
                .then(Mono.defer(() -> store.end(order, now)))
                .flatMap(found -> store.remember(line.position(), order, found, now))
                .then(Mono.defer(() -> outbox.append(auditEntry(order, now))))
                .then(Mono.fromSupplier(() -> {
                    warn(line.position(), order.requestId());
                    return true;
                }));
    }

    private static void warn(long position, UUID request) {
        LOG.warn(
                "Entry {} of the erasure ledger was brought back: request {}"
                        + " was carried out after this database's backup",
                position,
                request);
    }

    private AuditEntryRecorded auditEntry(ErasureOrdered order, Instant at) {
        return AuditEntryRecorded.entry(ids.next(), at, "privacy-service")
                .actor(ActorType.SERVICE, "privacy-service")
                .roles(Set.of(Roles.SERVICE))
                .action("privacy.erasure-restored")
                .resource("privacy-request", order.requestId().toString())
                .customer(order.customerId())
                .outcome(Outcome.ALLOWED)
                .reason("ledger-brought-forward")
                .build();
    }
}
