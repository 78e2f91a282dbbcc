package io.guanhu.platform.job.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobItem;
import io.guanhu.platform.job.Jobs;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.EventStream;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The long jobs of this service. Jobs are started by operations of the feature they belong to. */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/jobs")
class JobController {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Jobs jobs;
    private final Acts acts;
    private final Cursors cursors;
    private final JsonMapper json;

    JobController(Jobs jobs, Acts acts, Cursors cursors, JsonMapper json) {
        this.jobs = jobs;
        this.acts = acts;
        this.cursors = cursors;
        this.json = json;
    }

    /**
     * The state of a job.
     *
     * @param result depends on the job's type; absent until it is completed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LongJob(
            UUID id,
            String type,
            Job.State state,
            long done,
            long total,
            String startedBy,
            boolean cancelling,
            boolean cancellable,
            @Nullable Map<String, Object> result,
            Instant startedAt,
            Instant updatedAt) {}

    /**
     * The result of one item.
     *
     * @param sealed whether it has further personal details; only the job's own feature opens these
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            long line,
            @Nullable String item,
            String outcome,
            @Nullable String detail,
            boolean sealed) {

        static Item of(JobItem item) {
            return new Item(item.line(), item.item(), item.outcome(), item.detail(), item.sealed() != null);
        }
    }

    /** Latest first. */
    @Audited(value = "job.list", counted = true)
    @GetMapping
    @Permitted("job.list")
    Mono<Page<LongJob>> list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) Job.@Nullable State state,
            PageRequest page) {
        return jobs.list(page.after(cursors, UUID::fromString), type, state, page.limit() + 1)
                .collectList()
                .map(found -> Page.of(found, page, cursors, job -> job.id().toString()))
                .map(found -> found.map(this::toResponse));
    }

    @Audited(value = "job.read", counted = true)
    @GetMapping("/{id}")
    @Permitted("job.read")
    Mono<LongJob> get(@PathVariable UUID id) {
        return job(id).map(this::toResponse);
    }

    @Audited(value = "job.read-items", counted = true)
    @GetMapping("/{id}/items")
    @Permitted("job.read")
    Mono<Page<Item>> items(@PathVariable UUID id, PageRequest page) {
        Long after = page.after(cursors, Long::valueOf);
        return job(id).flatMap(job -> jobs.items(id, after == null ? Long.MIN_VALUE : after, page.limit() + 1)
                        .collectList())
                .map(found -> Page.of(found, page, cursors, item -> Long.toString(item.line())))
                .map(found -> found.map(Item::of));
    }

    /** Continues after the last event that the listener has seen. */
    @NotAudited("Follows a job whose start is recorded, and shows only codes and counts")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Permitted("job.read")
    Flux<ServerSentEvent<LongJob>> events(
            @PathVariable UUID id, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
        return EventStream.of(
                job(id).thenMany(jobs.watch(id, last == null ? 0 : last)),
                job -> Long.toString(job.revision()),
                this::toResponse);
    }

    /** The job ends after its current step. */
    @Audited("job.cancel")
    @PostMapping("/{id}/cancellation")
    @Permitted("job.cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<LongJob> cancel(Caller caller, @PathVariable UUID id) {
        AuditEntry entry = AuditEntry.on(caller, "job.cancel", "job", id, null);
        Mono<Job> cancelled = jobs.cancel(id).switchIfEmpty(Mono.error(() -> ProblemException.conflict("job-ended")));
        return job(id).filter(jobs::isCancellable)
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("job-not-cancellable")))
                .then(acts.carryOut(entry, cancelled))
                .map(this::toResponse);
    }

    private Mono<Job> job(UUID id) {
        return jobs.get(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("job-not-found")));
    }

    private LongJob toResponse(Job job) {
        String result = job.result();
        return new LongJob(
                job.id(),
                job.type(),
                job.state(),
                job.done(),
                job.total(),
                job.startedBy(),
                job.cancelling(),
                jobs.isCancellable(job) && !job.state().isFinal() && !job.cancelling(),
                result == null ? null : json.readValue(result, OBJECT),
                job.createdAt(),
                job.updatedAt());
    }
}
