package io.guanhu.platform.contract;

import io.guanhu.platform.contract.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * A fact, order or receipt. Implementations are records marked with {@link EventType}. Their
 * components contain ids, names of fields, categories and sealed values, but never personal data.
 */
public interface Event {

    /** The Kafka key: the customer id if there is one. Order is preserved per key. */
    String key();

    /**
     * The service in whose name the event speaks. Only that service may publish it; null if
     * {@link Access} alone decides.
     */
    default @Nullable String publisher() {
        return null;
    }
}
