package io.guanhu.customer.rotation;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.description.GivesLocation;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.EventStream;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets an administrator rotate the key of the search tokens, and see how it gets on. */
@RestController
@RequestMapping(RotationController.PATH)
class RotationController {

    static final String PATH = "/api/operations/customer-service/search-tokens/rotation";

    private static final String ACTION = "search-tokens.rotate";
    private final Rotations rotations;
    private final Jobs jobs;
    private final AuditTrail audit;

    RotationController(Rotations rotations, Jobs jobs, AuditTrail audit) {
        this.rotations = rotations;
        this.jobs = jobs;
        this.audit = audit;
    }

    /**
     * Where a rotation stands. Completed means that the old key is gone from every copy of the key
     * store.
     *
     * @param done customers who have tokens of the new version, of {@code total}
     */
    record Progress(UUID id, Job.State state, long done, long total, Instant startedAt, Instant updatedAt) {

        static Progress of(Job job) {
            return new Progress(job.id(), job.state(), job.done(), job.total(), job.createdAt(), job.updatedAt());
        }
    }

    /** Tells the running one, if there is one; goes on with one that was given up. */
    @Audited(ACTION)
    @PostMapping
    @Permitted("search-tokens.rotate")
    @GivesLocation
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ResponseEntity<Progress>> rotate(Caller caller) {
        AuditEntry act = AuditEntry.on(caller, ACTION, "search-tokens", "key", null);
        return rotations
                .start(caller.id(), audit.allowed(act))
                .map(job -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + job.id()))
                        .body(Progress.of(job)));
    }

    @Audited(value = "search-tokens.read-rotation", counted = true)
    @GetMapping("/{id}")
    @Permitted("search-tokens.read-rotation")
    Mono<Progress> get(@PathVariable UUID id) {
        return rotation(id).map(Progress::of);
    }

    /** Goes on behind the event that the listener has seen last. */
    @NotAudited("Follows the progress of a rotation, whose start is entered")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Permitted("search-tokens.read-rotation")
    Flux<ServerSentEvent<Progress>> events(
            @PathVariable UUID id, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
        return EventStream.of(
                rotation(id).thenMany(jobs.watch(id, last == null ? 0 : last)),
                job -> Long.toString(job.revision()),
                Progress::of);
    }

    private Mono<Job> rotation(UUID id) {
        return jobs.get(id)
                .filter(job -> job.type().equals(TokenRotation.TYPE))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("token-rotation-not-found")));
    }
}
