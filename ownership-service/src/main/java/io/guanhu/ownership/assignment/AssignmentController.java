package io.guanhu.ownership.assignment;

import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.timeline.Reason;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.platform.web.StorableInstants;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/assignments")
class AssignmentController {

    private final Assigning assigning;
    private final AssignmentQueries queries;

    AssignmentController(Assigning assigning, AssignmentQueries queries) {
        this.assigning = assigning;
        this.queries = queries;
    }

    record Assign(
            @Required @Nullable UUID customerId,
            @Required @Nullable String managerId,
            @Required @Nullable Role role,
            @Nullable Instant from,
            @Required @Nullable Reason reason) {}

    record Shown(
            UUID id,
            UUID customerId,
            Role role,
            String managerId,
            String branch,
            Instant from,
            @Nullable Instant to) {

        static Shown of(Assignment assignment) {
            return new Shown(
                    assignment.id(),
                    assignment.customerId(),
                    assignment.role(),
                    assignment.managerId(),
                    assignment.branch().path(),
                    assignment.valid().from(),
                    assignment.valid().to());
        }
    }

    @Audited("assignment.assign")
    @PostMapping
    @Permitted(value = "assignment.assign", further = "assignment.reassign")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Shown>> assign(@RequestBody Assign body, Caller caller) {
        return assigning
                .assign(checked(body), caller)
                .map(Shown::of)
                .map(shown -> ResponseEntity.created(URI.create("/api/assignments?customerId=" + shown.customerId()))
                        .body(shown));
    }

    /** Who looked after a customer, or whom a manager looked after, at a given instant. */
    @Audited("assignment.list")
    @GetMapping
    @Permitted("assignment.list")
    Mono<ResponseEntity<Page<Shown>>> find(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String managerId,
            @RequestParam(required = false) @Nullable Instant asOf,
            PageRequest page,
            ServerHttpRequest request,
            Caller caller) {
        StorableInstants.require("asOf", asOf);
        if (customerId != null && managerId == null) {
            return queries.ofCustomer(customerId, asOf, caller)
                    .map(found -> new Page<>(found, null).map(Shown::of).answering(request));
        }
        if (managerId != null && customerId == null) {
            return queries.ofManager(managerId, asOf, page, caller)
                    .map(found -> found.map(Shown::of).answering(request));
        }
        throw ProblemException.invalid("customerId", "one-of-two");
    }

    private static Assigning.Command checked(Assign body) {
        List<FieldProblem> problems = new ArrayList<>();
        if (body.customerId() == null) {
            problems.add(new FieldProblem("customerId", "required"));
        }
        if (body.managerId() == null) {
            problems.add(new FieldProblem("managerId", "required"));
        }
        if (body.role() == null) {
            problems.add(new FieldProblem("role", "required"));
        }
        if (body.customerId() == null || body.managerId() == null || body.role() == null) {
            throw ProblemException.invalid(problems);
        }
        var code = Reason.checked(body.reason());
        var text = body.reason() == null ? null : body.reason().text();
        Instant from = body.from();
        return new Assigning.Command(
                body.customerId(),
                body.managerId(),
                body.role(),
                from == null ? null : from.truncatedTo(ChronoUnit.MICROS),
                code,
                text);
    }
}
