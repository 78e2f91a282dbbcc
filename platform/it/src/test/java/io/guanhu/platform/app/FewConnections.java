package io.guanhu.platform.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of the small service with so few connections that requests which needed two each would
 * wait for each other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AppTest(shared = true)
@TestPropertySource(
        properties = {
            "spring.r2dbc.pool.max-size=" + FewConnections.CONNECTIONS,
            "spring.r2dbc.pool.max-acquire-time=4s"
        })
@interface FewConnections {

    int CONNECTIONS = 3;
}
