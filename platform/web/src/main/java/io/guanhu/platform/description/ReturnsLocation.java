package io.guanhu.platform.description;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The response has a {@code Location} although its status is not 201, where this is implied. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReturnsLocation {

    /**
     * Whether every successful response has one; otherwise the operation may also create nothing.
     */
    boolean always() default true;
}
