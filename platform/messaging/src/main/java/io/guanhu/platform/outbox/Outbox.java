package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.publishing.OutgoingEvent;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.trace.Trace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Publishes events if, and only if, the surrounding transaction commits. */
public final class Outbox {

    private final OutboxStore store;
    private final Ids ids;
    private final Clock clock;
    private final Runnable committed;

    Outbox(OutboxStore store, Ids ids, Clock clock, Runnable committed) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.committed = committed;
    }

    /**
     * Appends events in the current transaction. Events with the same key are published in the
     * order of the commits.
     *
     * @throws IllegalStateException (as an error signal) without a transaction
     */
    public Mono<Void> append(Collection<? extends Event> events) {
        List<Event> appended = List.copyOf(events);
        return Mono.deferContextual(context -> TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(NoTransactionException.class, Outbox::refuse)
                .doOnNext(transaction -> collect(
                        transaction,
                        appended,
                        Trace.in(context).map(Trace::parent).orElse(null)))
                .then());
    }

    /** Appends one event; see {@link #append(Collection)}. */
    public Mono<Void> append(Event event) {
        return append(List.of(event));
    }

    private void collect(
            TransactionSynchronizationManager transaction, List<Event> events, @Nullable String traceparent) {
        if (!transaction.isActualTransactionActive() || !transaction.isSynchronizationActive()) {
            throw refuse(null);
        }
        Collected collected = collectedIn(transaction);
        Instant now = clock.instant();
        events.forEach(event -> collected.add(OutgoingEvent.of(ids.next(), event, traceparent, now)));
    }

    private Collected collectedIn(TransactionSynchronizationManager transaction) {
        for (TransactionSynchronization synchronization : transaction.getSynchronizations()) {
            if (synchronization instanceof Collected collected && collected.of(this)) {
                return collected;
            }
        }
        Collected collected = new Collected();
        transaction.registerSynchronization(collected);
        return collected;
    }

    private static IllegalStateException refuse(@Nullable Throwable cause) {
        return new IllegalStateException("Events are appended only in a transaction", cause);
    }

    /**
     * The events of one transaction. They are all written just before the commit, so that the locks
     * that order commits per key are only held briefly and taken in a fixed order.
     */
    private final class Collected implements TransactionSynchronization {

        private final List<OutgoingEvent> rows = new ArrayList<>();
        private boolean written;

        synchronized void add(OutgoingEvent row) {
            if (written) {
                throw new IllegalStateException("The transaction is already being committed");
            }
            rows.add(row);
        }

        boolean of(Outbox outbox) {
            return Outbox.this == outbox;
        }

        @Override
        public Mono<Void> beforeCommit(boolean readOnly) {
            return Mono.defer(() -> store.append(take()));
        }

        private synchronized List<OutgoingEvent> take() {
            written = true;
            return List.copyOf(rows);
        }

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(committed);
        }
    }
}
