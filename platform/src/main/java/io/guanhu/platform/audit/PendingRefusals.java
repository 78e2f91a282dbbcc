package io.guanhu.platform.audit;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Refusals within a transaction, recorded once it has ended. To record one meanwhile takes a second
 * connection while the first is held, and a crowd of refused requests, each with its first, would
 * wait for a second one in vain.
 */
public final class PendingRefusals {

    private final Queue<Mono<Void>> waiting = new ConcurrentLinkedQueue<>();

    /** Runs a transaction and then, whatever came of it, records what was refused meanwhile. */
    public <T> Mono<T> recordedAfter(Mono<T> transaction) {
        return transaction
                .contextWrite(context -> context.put(PendingRefusals.class, this))
                .onErrorResume(failure -> record().then(Mono.error(failure)))
                .delayUntil(done -> record());
    }

    static Optional<PendingRefusals> in(ContextView context) {
        return context.getOrEmpty(PendingRefusals.class);
    }

    void add(Mono<Void> record) {
        waiting.add(record);
    }

    private Mono<Void> record() {
        return Mono.defer(
                () -> {
                    Mono<Void> next = waiting.poll();
                    return next == null ? Mono.empty() : next.then(record());
                });
    }
}
