package io.guanhu.audit.lookup;

import io.guanhu.audit.standing.Alerts;
import io.guanhu.audit.standing.LogBrokenException;
import io.guanhu.audit.standing.SignedLeaves;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.AuditEvents.AlertKind;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Finds entries. Every access to the log is recorded in the log, and nothing is shown that the log
 * does not contain.
 */
@Service
class Entries {

    private final EntryStore store;
    private final SignedLeaves leaves;
    private final LeafReading reading;
    private final AuditTrail trail;
    private final Alerts alerts;
    private final TransactionalOperator transaction;

    Entries(
            EntryStore store,
            SignedLeaves leaves,
            LeafReading reading,
            AuditTrail trail,
            Alerts alerts,
            TransactionalOperator transaction) {
        this.store = store;
        this.leaves = leaves;
        this.reading = reading;
        this.trail = trail;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    Mono<List<Entry>> search(Caller caller, Query query) {
        AuditEntry act = AuditEntry.on(caller, "audit.search", "audit-log", "entries", query.customerId());
        Mono<List<Entry>> found = leaves.signed()
                .flatMap(signed ->
                        store.find(query, signed.size()).collectList().flatMap(rows -> reading.entries(signed, rows)))
                .defaultIfEmpty(List.of());
        return intact(trail.allowed(act).then(found));
    }

    Mono<Entry> get(Caller caller, UUID entryId) {
        Mono<Entry> found = leaves.signed()
                .flatMap(signed ->
                        store.get(entryId, signed.size()).flatMap(row -> reading.entries(signed, List.of(row))))
                .map(List::getFirst)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("entry-not-found")))
                .delayUntil(entry -> recordAccess(caller, entry));
        return intact(found);
    }

    private Mono<Void> recordAccess(Caller caller, Entry entry) {
        return trail.allowed(AuditEntry.on(caller, "audit.read", "audit-entry", entry.id(), entry.customerId()));
    }

    /**
     * Raises the alert after the transaction has ended, so that it does not need a second
     * connection.
     */
    private <T> Mono<T> intact(Mono<T> reading) {
        return transaction.transactional(reading).onErrorResume(LogBrokenException.class, this::refuse);
    }

    private <T> Mono<T> refuse(LogBrokenException broken) {
        ProblemException problem = ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "audit-log-broken");
        return alerts.raise(AlertKind.SEARCH_BROKEN, broken.flaw()).then(Mono.error(problem));
    }
}
