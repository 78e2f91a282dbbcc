package io.guanhu.platform.keyring;

import io.guanhu.platform.keyring.store.OrderNoteStore;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What has to be known of an erasure order even when the data is restored to before it and the
 * order is carried out anew, with the keys gone that could tell it once more. Notes lie beside the
 * keys, where restores go forward only. They hold nothing that the order erases.
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
     * Keeps a note for good, outside any transaction on the data; tells the one that is kept. A
     * second one of a kind changes nothing.
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
