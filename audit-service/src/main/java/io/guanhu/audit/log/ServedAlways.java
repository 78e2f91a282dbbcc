package io.guanhu.audit.log;

import io.guanhu.platform.erasure.ServedWhileBehind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is answered also while the database is behind the erasure ledger. */
@Configuration(proxyBeanMethods = false)
class ServedAlways {

    /** Key, checkpoint and tiles: whoever watches the log must see it at any time. */
    @Bean
    ServedWhileBehind logServed() {
        return new ServedWhileBehind(
                "/api/audit/log/**", "leaves hold ids and salted commitments, and erasure never changes them");
    }
}
