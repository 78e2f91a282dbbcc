package io.guanhu.platform.keyring;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.StepUp;
import io.guanhu.platform.security.StepUpRequiredException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets an administrator replace the key-encryption key. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/keyring")
class RotationController {

    private final Keyring keyring;
    private final StepUp stepUp;
    private final AuditTrail audit;

    RotationController(Keyring keyring, StepUp stepUp, AuditTrail audit) {
        this.keyring = keyring;
        this.stepUp = stepUp;
        this.audit = audit;
    }

    /** How many data keys are wrapped under the new key. */
    record Rotated(long rewrapped) {}

    /** Audited before it begins, since it cannot be undone. */
    @PostMapping("/rotation")
    @PreAuthorize("hasRole('administrator')")
    Mono<Rotated> rotate(Caller caller) {
        AuditEntry entry = AuditEntry.on(caller, "keyring.rotate", "keyring", "kek", null);
        return Mono.<Void>fromRunnable(() -> stepUp.require(caller))
                .onErrorResume(
                        StepUpRequiredException.class,
                        required ->
                                audit.refused(entry.withReason(required.code()))
                                        .then(Mono.error(required)))
                .then(Mono.defer(() -> audit.allowed(entry)))
                .then(Mono.defer(keyring::rotate))
                .map(Rotated::new);
    }
}
