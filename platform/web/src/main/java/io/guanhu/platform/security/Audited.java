package io.guanhu.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The act of an endpoint, as named in the audit log. A refused call is recorded as this act on the
 * resource in its path, whatever refuses it once the caller has the permission. A successful call
 * without an entry of its own is recorded too, before the response is sent. Code that knows more
 * about the act declares it with {@code Acts}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** A dotted verb such as {@code transfer.read}. */
    String value();

    /** The resource's type; if empty, the part of the action before the dot. */
    String on() default "";

    /**
     * The resource, if there is no id in the path: a fixed name, or in braces the path variable
     * with a short code, such as a year.
     */
    String resource() default "";

    /**
     * Whether calls of one caller in quick succession become one entry with their number, for
     * operations that programs call repeatedly.
     */
    boolean counted() default false;
}
