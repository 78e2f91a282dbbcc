package io.guanhu.platform.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test of the small service, some of whose requests need a key, and some of which are readings. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AppTest(shared = true)
@TestPropertySource(
        properties = {
            "guanhu.web.idempotency.required=/api/customers/*/effects",
            "guanhu.web.idempotency.reading=/api/notes/*/reveal",
            "guanhu.keystore.service.refresh=1s"
        })
@interface IdempotencyTest {}
