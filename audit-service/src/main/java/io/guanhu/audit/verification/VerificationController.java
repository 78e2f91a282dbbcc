package io.guanhu.audit.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.description.ReturnsLocation;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the whole log on request, as a job that is followed and cancelled like any other, and
 * reports the result.
 */
@RestController
@RequestMapping("/api/audit/log/verification")
class VerificationController {

    private final Jobs jobs;
    private final Acts acts;
    private final JsonMapper json;

    VerificationController(Jobs jobs, Acts acts, JsonMapper json) {
        this.jobs = jobs;
        this.acts = acts;
        this.json = json;
    }

    /**
     * The progress of a verification.
     *
     * @param done how many of {@code total} leaves were verified
     * @param outcome absent until it is completed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            UUID id,
            Job.State state,
            long done,
            long total,
            Instant startedAt,
            Instant updatedAt,
            @Nullable Outcome outcome) {}

    @Audited("audit.verify")
    @PostMapping
    @Permitted("audit.verify")
    @ReturnsLocation
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<Progress>> start(Caller caller) {
        AuditEntry entry = AuditEntry.on(caller, "audit.verify", "audit-log", "log", null);
        return acts.carryOut(
                        entry, jobs.start(FullVerification.TYPE, caller.id()).flatMap(jobs::get))
                .doOnNext(_ -> jobs.wake())
                .map(job -> ResponseEntity.accepted()
                        .location(URI.create("/api/audit/log/verification/" + job.id()))
                        .body(progress(job)));
    }

    @Audited(value = "audit.read-verification", counted = true)
    @GetMapping("/{id}")
    @Permitted("audit.read-verification")
    Mono<Progress> get(@PathVariable UUID id) {
        return verification(id).map(this::progress);
    }

    private Mono<Job> verification(UUID id) {
        return jobs.get(id)
                .filter(job -> job.type().equals(FullVerification.TYPE))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("verification-not-found")));
    }

    private Progress progress(Job job) {
        String result = job.result();
        return new Progress(
                job.id(),
                job.state(),
                job.done(),
                job.total(),
                job.createdAt(),
                job.updatedAt(),
                result == null ? null : json.readValue(result, Outcome.class));
    }
}
