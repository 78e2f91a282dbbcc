package io.guanhu.notification.lookup;

import io.guanhu.notification.lookup.LookupStore.Filter;
import io.guanhu.notification.lookup.LookupStore.Row;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Finds notifications; every search is audited. */
@Service
class Notifications {

    private static final String RESOURCE = "notification";

    private final LookupStore store;
    private final Acts acts;
    private final AuditTrail trail;

    Notifications(LookupStore store, Acts acts, AuditTrail trail) {
        this.store = store;
        this.acts = acts;
        this.trail = trail;
    }

    Mono<List<Row>> search(Caller caller, Filter filter, @Nullable UUID before, int limit) {
        AuditEntry searching = AuditEntry.on(caller, "notification.search", RESOURCE, "all", filter.customerId());
        return acts.carryOut(searching, store.find(filter, before, limit).collectList());
    }

    Mono<Row> get(Caller caller, UUID id) {
        return store.get(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("notification-not-found")))
                .delayUntil(found ->
                        trail.allowed(AuditEntry.on(caller, "notification.read", RESOURCE, id, found.customerId())));
    }
}
