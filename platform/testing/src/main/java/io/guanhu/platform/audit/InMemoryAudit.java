package io.guanhu.platform.audit;

import io.guanhu.platform.database.transaction.InMemoryTransactions;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** The real audit trail over an outbox in memory, and requests that have no HTTP. */
public final class InMemoryAudit {

    private final AuditTrail trail;
    private final Acts acts;

    public InMemoryAudit(String service, Outbox outbox, Ids ids, Clock clock, InMemoryTransactions transactions) {
        this.trail = new AuditTrail(service, outbox, ids, clock, transactions);
        this.acts = new Acts(trail, transactions);
    }

    public AuditTrail trail() {
        return trail;
    }

    public Acts acts() {
        return acts;
    }

    /**
     * Runs work as a request is run: what was refused while a transaction was open is entered when it has ended.
     *
     * @param attempted receives, whatever becomes of the work, the acts that a refusal would be entered as
     */
    public <T> Mono<T> asRequest(Mono<T> work, Consumer<List<AuditEntry>> attempted) {
        return Mono.usingWhen(
                Mono.fromSupplier(Refusals::new),
                refusals -> work.contextWrite(refusals::into),
                refusals -> ended(refusals, attempted),
                (refusals, _) -> ended(refusals, attempted),
                refusals -> ended(refusals, attempted));
    }

    private Mono<Void> ended(Refusals refusals, Consumer<List<AuditEntry>> attempted) {
        return Mono.<Void>fromRunnable(() -> attempted.accept(refusals.attempted()))
                .then(trail.write(refusals));
    }
}
