package io.guanhu.platform.messagekeys.rotation;

import io.guanhu.platform.audit.Acts;
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
@ConditionalOnBean({MessageKeys.class, Acts.class})
class MessageKeyRotationAutoConfiguration {

    @Bean
    MessageKeyRotation messageKeyRotation(MessageKeys keys, Acts acts) {
        return new MessageKeyRotation(keys, acts);
    }
}
