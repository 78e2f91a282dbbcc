package io.guanhu.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint whose calls are in the audit log. Most write entries of their own, which say more;
 * for a call that wrote none, one is written that names this action, the resource and which
 * parameters were asked with, before the answer is sent.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** A dotted verb such as {@code transfer.read}; what is before the dot names the resource. */
    String value();

    /**
     * Whether calls of one caller that follow each other closely make one entry with their number:
     * for what machines ask again and again.
     */
    boolean counted() default false;
}
