package io.guanhu.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The act that an endpoint is, as the audit log names it. A call that is refused is entered as this
 * act on the resource that its path names, whatever refuses it once the caller has the permission;
 * so is a call that wrote no entry of its own, before the answer is sent. Whoever knows more about
 * the act says so: {@code AuditTrail.attempt}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** A dotted verb such as {@code transfer.read}. */
    String value();

    /** The type of the resource; empty if what is before the action's dot names it. */
    String on() default "";

    /**
     * Which resource, where no id in the path tells: its fixed name, or in braces the variable of
     * the path that holds a short code, such as a year.
     */
    String resource() default "";

    /**
     * Whether calls of one caller that follow each other closely make one entry with their number:
     * for what machines ask again and again.
     */
    boolean counted() default false;
}
