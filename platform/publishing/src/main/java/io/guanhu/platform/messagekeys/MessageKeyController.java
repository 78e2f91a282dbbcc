package io.guanhu.platform.messagekeys;

import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.signing.key.KeyDocument;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Publishes the public keys for the operator, who copies them to where consumers look. */
@RestController
class MessageKeyController {

    private final MessageKeys keys;

    MessageKeyController(MessageKeys keys) {
        this.keys = keys;
    }

    @NotAudited("Public keys")
    @GetMapping("/.well-known/guanhu-message-keys")
    @PreAuthorize("permitAll()")
    Mono<KeyDocument> read() {
        return Mono.fromSupplier(keys::document);
    }
}
