package io.guanhu.customer;

import io.guanhu.testing.ServiceIT;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test of the service with limits so low that a test reaches them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceIT(value = "customer", shared = true)
@TestPropertySource(
        properties = {
            "guanhu.customer.probing.limit.people=" + LowProbingLimits.MOST,
            "guanhu.customer.probing.limit.lines=5",
            "guanhu.customer.probing.alarm.met=2",
            "guanhu.customer.probing.alarm.share=0.5"
        })
@interface LowProbingLimits {

    /** Registrations of one employee within the limit's time. */
    int MOST = 6;
}
