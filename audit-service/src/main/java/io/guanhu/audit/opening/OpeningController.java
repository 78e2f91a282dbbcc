package io.guanhu.audit.opening;

import io.guanhu.audit.opening.OpeningDetails.OpenedDetail;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.security.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what an entry holds sealed: for a purpose, after a fresh second factor, and recorded. */
@RestController
class OpeningController {

    private final OpeningDetails opening;
    private final StepUp stepUp;
    private final AuditTrail trail;

    OpeningController(OpeningDetails opening, StepUp stepUp, AuditTrail trail) {
        this.opening = opening;
        this.stepUp = stepUp;
        this.trail = trail;
    }

    record Request(@NotNull Purpose purpose) {}

    record Opened(List<OpenedDetail> details) {}

    @Audited("audit.open-details")
    @PostMapping("/api/audit/entries/{id}/details")
    @Permitted("audit.open-details")
    Mono<ResponseEntity<Opened>> open(Caller caller, @PathVariable UUID id, @Valid @RequestBody Request request) {
        AuditEntry act = AuditEntry.on(caller, "audit.open-details", "audit-entry", id, null);
        return Mono.fromRunnable(() -> stepUp.require(caller))
                .then(Mono.defer(() -> opening.open(caller, id, request.purpose())))
                .onErrorResume(
                        ProblemException.class,
                        refusal -> refusal.status().is4xxClientError()
                                ? trail.refused(act.withReason(refusal.code())).then(Mono.error(refusal))
                                : Mono.error(refusal))
                .map(details ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Opened(details)));
    }
}
