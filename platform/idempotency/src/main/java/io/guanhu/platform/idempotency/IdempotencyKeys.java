package io.guanhu.platform.idempotency;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** The stored answers of requests with an {@code Idempotency-Key}. */
public final class IdempotencyKeys {

    /**
     * An internal header with the customer whom an answer concerns, for answers whose path and
     * {@code Location} do not contain one. It is not sent.
     */
    public static final String CUSTOMER_HEADER = "Guanhu-Customer";

    private final IdempotencyStore store;

    IdempotencyKeys(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * Deletes the answers about a customer, in the current transaction.
     *
     * @return how many there were
     */
    public Mono<Long> forget(UUID customerId) {
        return store.deleteOf(customerId);
    }

    /** The number of stored answers about a customer. */
    public Mono<Long> countOf(UUID customerId) {
        return store.countOf(customerId);
    }
}
