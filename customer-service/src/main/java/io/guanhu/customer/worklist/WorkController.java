package io.guanhu.customer.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.fields.FieldSchemas;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.worklist.WorkStore.Position;
import io.guanhu.customer.worklist.WorkStore.Work;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The open changes that wait for somebody, longest waiting first. */
@RestController
@RequestMapping("/api/changes")
class WorkController {

    private final WorkStore store;
    private final Cursors cursors;
    private final Clock clock;

    WorkController(WorkStore store, Cursors cursors, Clock clock) {
        this.store = store;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * An open change without values, which are read or revealed from the change itself.
     *
     * @param waitingSince when the current wait began
     * @param waiting how long it has been waiting, to the second (ISO 8601)
     * @param relationshipEndedOn the day, if the change proposes the end of the relationship
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenChange(
            UUID id,
            UUID customerId,
            State state,
            String proposedBy,
            Instant createdAt,
            Instant waitingSince,
            @Schema(format = "duration") String waiting,
            Instant expiresAt,
            ReasonCode reason,
            @Nullable LocalDate relationshipEndedOn,

            @ArraySchema(schema = @Schema(ref = FieldSchemas.NAME))
            List<String> fields) {

        static OpenChange of(Work work, Instant now) {
            return new OpenChange(
                    work.id(),
                    work.customerId(),
                    State.valueOf(work.state()),
                    work.proposedBy(),
                    work.proposedAt(),
                    work.waitingSince(),
                    Duration.between(work.waitingSince(), now)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    work.expiresAt(),
                    work.reason(),
                    work.endsOn(),
                    work.fields());
        }
    }

    /** Changes that the caller may decide: within reach, and not their own. */
    @Audited("change.list-to-decide")
    @GetMapping("/to-decide")
    @Permitted("change.list-to-decide")
    Mono<ResponseEntity<Page<OpenChange>>> toDecide(Caller caller, PageRequest page, ServerHttpRequest request) {
        Instant now = clock.instant();
        return answer(
                store.toDecide(caller.id(), Customers.reachOf(caller), after(page), now, page.limit() + 1),
                page,
                now,
                request);
    }

    /** Open changes that the caller has proposed. */
    @Audited("change.list-own")
    @GetMapping("/own")
    @Permitted("change.list-own")
    Mono<ResponseEntity<Page<OpenChange>>> own(Caller caller, PageRequest page, ServerHttpRequest request) {
        Instant now = clock.instant();
        return answer(
                store.own(caller.id(), Customers.reachOf(caller), after(page), now, page.limit() + 1),
                page,
                now,
                request);
    }

    private Mono<ResponseEntity<Page<OpenChange>>> answer(
            Flux<Work> found, PageRequest page, Instant now, ServerHttpRequest request) {
        return found.collectList()
                .map(work -> Page.of(work, page, cursors, WorkController::written))
                .map(work -> work.map(each -> OpenChange.of(each, now)).answering(request));
    }

    private Position after(PageRequest page) {
        Position after = page.after(cursors, WorkController::read);
        return after == null ? Position.FIRST : after;
    }

    private static String written(Work last) {
        return last.position().expiresAt() + " " + last.position().id();
    }

    private static Position read(String text) {
        int end = text.indexOf(' ');
        try {
            return new Position(
                    Instant.parse(text.substring(0, Math.max(0, end))), UUID.fromString(text.substring(end + 1)));
        } catch (DateTimeException _) {
            throw ProblemException.invalid("cursor", "cursor");
        }
    }
}
