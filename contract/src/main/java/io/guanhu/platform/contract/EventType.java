package io.guanhu.platform.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The CloudEvents type of an event record, and its topic. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /**
     * The CloudEvents {@code type}: past tense and versioned, such as {@code customer.changed.v1}.
     */
    String value();

    /** The Kafka topic, one of {@link Topics}. */
    String topic();
}
