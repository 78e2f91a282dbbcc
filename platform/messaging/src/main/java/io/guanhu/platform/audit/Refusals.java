package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a request has in the audit log so far: whether it has an entry, and refusals noted during a
 * transaction that wait for its end.
 */
final class Refusals {

    private static final String OF_EXCHANGE = Refusals.class.getName();

    private final List<AuditEntryRecorded> waiting = new ArrayList<>();
    private boolean allowed;
    private boolean refused;
    private List<AuditEntry> attempted = List.of();

    /** The refusals of an exchange; of its latest attempt, if there are several. */
    static Refusals begin(ServerWebExchange exchange) {
        Refusals refusals = new Refusals();
        exchange.getAttributes().put(OF_EXCHANGE, refusals);
        return refusals;
    }

    /** The refusals of an exchange; new ones if it failed before there were any. */
    static Refusals of(ServerWebExchange exchange) {
        Refusals begun = exchange.getAttribute(OF_EXCHANGE);
        return begun == null ? begin(exchange) : begun;
    }

    static Optional<Refusals> in(ContextView context) {
        return context.getOrEmpty(Refusals.class);
    }

    Context into(Context context) {
        return context.put(Refusals.class, this);
    }

    synchronized void add(AuditEntryRecorded entry) {
        waiting.add(entry);
        refused = true;
    }

    synchronized void attempt(List<AuditEntry> acts) {
        attempted = List.copyOf(acts);
    }

    /** What the request attempts, if declared more precisely than by its endpoint. */
    synchronized List<AuditEntry> attempted() {
        return attempted;
    }

    synchronized void allowed() {
        allowed = true;
    }

    synchronized void refused() {
        refused = true;
    }

    /** Whether the request has an entry; one that says allowed may still be rolled back. */
    synchronized boolean isEntered() {
        return allowed || refused;
    }

    /** Whether this is the first report that the request is refused. */
    synchronized boolean markRefused() {
        boolean first = !refused;
        refused = true;
        return first;
    }

    synchronized List<AuditEntryRecorded> drain() {
        List<AuditEntryRecorded> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
