package io.guanhu.platform.contract;

import org.jspecify.annotations.Nullable;

/**
 * A fact, order or receipt. Implementations are records marked with {@link EventType}; their
 * components hold ids, names of fields, categories and sealed values, never personal data.
 */
public interface Event {

    /** The Kafka key: the customer id wherever there is one. Order is kept per key. */
    String key();

    /**
     * The service in whose name the event speaks. No other may publish it, whatever else it may
     * publish; null where {@link Access} alone decides.
     */
    default @Nullable String speaker() {
        return null;
    }
}
