package io.guanhu.platform.keyring.access;

import io.guanhu.platform.keyring.store.OrderNoteStore;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What must be known about an erasure order even if the data is restored to a time before it, and
 * the order is carried out again without the keys that could provide this information. Notes are
 * stored next to the keys, which are only ever restored forward. They contain nothing that the
 * order erases.
 */
public final class OrderNotes {

    private final OrderNoteStore store;
    private final KeyThreads threads;
    private final OutsideTransactions outside;

    OrderNotes(OrderNoteStore store, KeyThreads threads, OutsideTransactions outside) {
        this.store = store;
        this.threads = threads;
        this.outside = outside;
    }

    /**
     * Stores a note permanently, outside any transaction on the data. Returns the stored note; a
     * second note of the same kind changes nothing.
     *
     * @param kind such as {@code suppression}
     */
    public Mono<String> keep(UUID orderId, String kind, String note) {
        return outside.only(threads.call(() -> {
            store.keep(orderId, kind, note);
            return store.find(orderId, kind).orElseThrow();
        }));
    }

    /** The note of a kind; empty if there is none. */
    public Mono<String> find(UUID orderId, String kind) {
        return outside.only(threads.call(() -> store.find(orderId, kind))).flatMap(Mono::justOrEmpty);
    }
}
