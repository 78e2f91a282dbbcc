package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.Event;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Events that are published if, and only if, the surrounding transaction commits. */
public final class Outbox {

    /**
     * Appends events in the current transaction. Events with the same key are published in the
     * order of the commits.
     *
     * @throws IllegalStateException (as an error signal) without a transaction
     */
    public Mono<Void> append(Collection<? extends Event> events) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** Appends one event; see {@link #append(Collection)}. */
    public Mono<Void> append(Event event) {
        return append(List.of(event));
    }
}
