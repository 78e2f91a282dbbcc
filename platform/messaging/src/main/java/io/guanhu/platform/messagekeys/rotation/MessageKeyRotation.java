package io.guanhu.platform.messagekeys.rotation;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.messagekeys.MessageKeys;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.signing.key.MessageKey;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets an administrator replace the key that signs messages. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/message-keys")
class MessageKeyRotation {

    private final MessageKeys keys;
    private final Acts acts;

    MessageKeyRotation(MessageKeys keys, Acts acts) {
        this.keys = keys;
        this.acts = acts;
    }

    /** Audited before it is done, because it cannot be undone. */
    @Audited(value = "message-key.rotate", resource = "signing")
    @PostMapping("/rotation")
    @Permitted("message-key.rotate")
    Mono<MessageKey> rotate(Caller caller) {
        AuditEntry act = AuditEntry.on(caller, "message-key.rotate", "message-key", "signing", null);
        return acts.recordFirst(act, Mono.defer(keys::rotate));
    }
}
