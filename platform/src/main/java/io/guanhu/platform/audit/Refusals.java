package io.guanhu.platform.audit;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** What was refused in one request while a transaction was open. */
final class Refusals {

    private final List<AuditEntryRecorded> waiting = new ArrayList<>();

    static Optional<Refusals> in(ContextView context) {
        return context.getOrEmpty(Refusals.class);
    }

    Context into(Context context) {
        return context.put(Refusals.class, this);
    }

    synchronized void add(AuditEntryRecorded entry) {
        waiting.add(entry);
    }

    synchronized List<AuditEntryRecorded> take() {
        List<AuditEntryRecorded> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
