package io.guanhu.platform.app;

import io.guanhu.testing.ServiceIT;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;

/** A test of the platform's own small service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceIT("app")
@TestPropertySource(
        properties = {
            "spring.application.name=app-service",
            "spring.config.import=classpath:guanhu-platform.yaml",
            "logging.structured.format.console="
        })
@interface AppTest {

    /** Whether classes with the same settings meet the same running service. */
    @AliasFor(annotation = ServiceIT.class)
    boolean shared() default false;
}
