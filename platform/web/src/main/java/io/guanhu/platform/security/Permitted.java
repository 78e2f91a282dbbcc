package io.guanhu.platform.security;

import io.guanhu.platform.permission.Permissions;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** An endpoint for callers to whom the {@link Permissions} table gives this permission. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@callers.may(authentication, '{value}')")
public @interface Permitted {

    /** The permission's name, such as {@code customer.reveal}. */
    String value();

    /** Further permissions, which decide what the endpoint shows its caller or accepts from them. */
    String[] further() default {};
}
