package io.guanhu.audit.lookup;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Finds entries. Who reads the log is in the log. */
@Service
class Entries {

    private final EntryStore store;
    private final AuditTrail trail;

    Entries(EntryStore store, AuditTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    @Transactional
    public Mono<List<Entry>> search(Caller caller, Query query) {
        AuditEntry reading =
                AuditEntry.on(caller, "audit.search", "audit-log", "entries", query.customerId());
        return trail.allowed(reading).then(store.find(query).collectList());
    }

    @Transactional
    public Mono<Entry> get(Caller caller, UUID entryId) {
        return store.get(entryId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("entry-not-found")))
                .flatMap(
                        entry ->
                                trail.allowed(
                                                AuditEntry.on(
                                                        caller,
                                                        "audit.read",
                                                        "audit-entry",
                                                        entryId,
                                                        entry.customerId()))
                                        .thenReturn(entry));
    }
}
