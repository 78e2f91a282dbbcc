package io.guanhu.platform.keyring;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsLocation;
import io.guanhu.platform.keyring.epoch.EpochRecord;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets an administrator give the key tree a new root, and shows the progress of an epoch. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/keyring")
class EpochController {

    private final String service;
    private final Keyring keyring;
    private final Acts acts;

    EpochController(String service, Keyring keyring, Acts acts) {
        this.service = service;
        this.keyring = keyring;
        this.acts = acts;
    }

    /**
     * The epoch that brings the new root; further calls before it has begun return the same one.
     */
    record Accepted(long epoch) {}

    /** Audited before it begins, because it cannot be undone. It then continues automatically. */
    @Audited(value = "keyring.rotate", resource = "root")
    @PostMapping("/rotation")
    @Permitted("keyring.rotate")
    @ReturnsLocation
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<Accepted>> rotate(Caller caller) {
        AuditEntry act = AuditEntry.on(caller, "keyring.rotate", "keyring", "root", null);
        return acts.recordFirst(act, Mono.defer(keyring::rotate)).map(this::accepted);
    }

    private ResponseEntity<Accepted> accepted(long epoch) {
        URI epochs = URI.create("/api/operations/" + service + "/keyring/epochs/" + epoch);
        return ResponseEntity.accepted().location(epochs).body(new Accepted(epoch));
    }

    @Audited(value = "keyring.read-epoch", counted = true)
    @GetMapping("/epochs/{number}")
    @Permitted("keyring.read-epoch")
    Mono<EpochRecord> epoch(@PathVariable long number) {
        return keyring.epoch(number).switchIfEmpty(Mono.error(() -> ProblemException.notFound("key-epoch-not-found")));
    }
}
