package io.guanhu.customer.rotation;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsLocation;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets an administrator rotate the key of the search tokens, and says where to follow it. */
@RestController
@RequestMapping(RotationController.PATH)
class RotationController {

    static final String PATH = "/api/operations/customer-service/search-tokens/rotation";

    private static final String JOBS = "/api/operations/customer-service/jobs/";
    private static final String ACTION = "search-tokens.rotate";

    private final Rotations rotations;

    RotationController(Rotations rotations) {
        this.rotations = rotations;
    }

    /** The job, which is listed with this service's other jobs. */
    record Started(UUID id) {}

    /** Returns the running one, if any, and resumes one that was given up. */
    @Audited(value = ACTION, resource = "key")
    @PostMapping
    @Permitted("search-tokens.rotate")
    @ReturnsLocation
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<Started>> rotate(Caller caller) {
        AuditEntry act = AuditEntry.on(caller, ACTION, "search-tokens", "key", null);
        return rotations
                .start(caller.id(), act)
                .map(job -> ResponseEntity.accepted()
                        .location(URI.create(JOBS + job.id()))
                        .body(new Started(job.id())));
    }
}
