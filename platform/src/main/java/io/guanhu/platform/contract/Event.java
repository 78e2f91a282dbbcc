package io.guanhu.platform.contract;

/**
 * A fact, order or receipt. Implementations are records marked with {@link EventType}; their
 * components hold ids, names of fields, categories and sealed values, never personal data.
 */
public interface Event {

    /** The Kafka key: the customer id wherever there is one. Order is kept per key. */
    String key();
}
