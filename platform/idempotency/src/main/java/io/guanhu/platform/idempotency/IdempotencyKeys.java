package io.guanhu.platform.idempotency;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Stored answers of requests that carried an {@code Idempotency-Key}. */
public final class IdempotencyKeys {

    /**
     * Header of an answer that names the customer it is about, where neither its path nor its
     * {@code Location} does. It is not sent.
     */
    public static final String CUSTOMER_HEADER = "Guanhu-Customer";

    private final IdempotencyStore store;

    IdempotencyKeys(IdempotencyStore store) {
        this.store = store;
    }

    /**
     * Forgets the answers that are about a customer, in the current transaction.
     *
     * @return how many there were
     */
    public Mono<Long> forget(UUID customerId) {
        return store.deleteOf(customerId);
    }

    /** How many stored answers are about a customer. */
    public Mono<Long> countOf(UUID customerId) {
        return store.countOf(customerId);
    }
}
