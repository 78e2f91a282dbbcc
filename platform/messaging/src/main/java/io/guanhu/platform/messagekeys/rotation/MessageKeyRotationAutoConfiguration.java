package io.guanhu.platform.messagekeys.rotation;

import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.messagekeys.MessageKeys;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Replaces keys on request, in services that can audit this. */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.messagekeys.MessageKeyAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration",
            "io.guanhu.platform.security.SecurityAutoConfiguration"
        })
@ConditionalOnBean({MessageKeys.class, AuditTrail.class})
class MessageKeyRotationAutoConfiguration {

    @Bean
    MessageKeyRotation messageKeyRotation(MessageKeys keys, AuditTrail audit) {
        return new MessageKeyRotation(keys, audit);
    }
}
