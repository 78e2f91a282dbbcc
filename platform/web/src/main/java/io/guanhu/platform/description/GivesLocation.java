package io.guanhu.platform.description;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer has a {@code Location} though its status is not 201, with which that goes without
 * saying.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GivesLocation {

    /** Whether every success has one; else the operation may also make nothing. */
    boolean always() default true;
}
