package io.guanhu.audit.log;

import io.guanhu.platform.erasure.gate.ServedWhileBehind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests that are answered even while the database is behind the erasure ledger. */
@Configuration(proxyBeanMethods = false)
class AlwaysServedPaths {

    /** Key, checkpoint and tiles, so that the log can be monitored at any time. */
    @Bean
    ServedWhileBehind logServed() {
        return new ServedWhileBehind(
                "/api/audit/log/**", "leaves hold ids and salted commitments, and erasure never changes them");
    }
}
