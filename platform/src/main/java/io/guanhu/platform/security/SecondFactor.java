package io.guanhu.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that is open only to whoever has just shown a second factor ({@link StepUp}). It is
 * asked for right after the endpoint's rule, before anything of the request is read or a stored
 * answer is given again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecondFactor {}
