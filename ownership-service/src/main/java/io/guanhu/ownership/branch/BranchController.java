package io.guanhu.ownership.branch;

import io.guanhu.ownership.branch.Branches.Why;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.BranchReason;
import io.guanhu.ownership.model.branch.ListedBranch;
import io.guanhu.platform.description.ReturnsETag;
import io.guanhu.platform.description.schema.Required;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The list of branches: readable by all staff, changed by administrators. */
@RestController
@RequestMapping("/api/branches")
class BranchController {

    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z./-]{1,40}");

    private final Branches branches;

    BranchController(Branches branches) {
        this.branches = branches;
    }

    enum BranchState {
        OPEN,
        CLOSED
    }

    /**
     * @param reference the number of the decision behind it: letters, digits, {@code . / -}
     */
    record ChangeReason(
            @Required @Nullable BranchReason code, @Nullable String reference) {}

    record AddBranch(
            @Required @Nullable String branch,
            @Required @Nullable String name,
            @Required @Nullable String nameEn,
            @Required @Nullable ChangeReason reason) {}

    record RenameBranch(
            @Required @Nullable String name,
            @Required @Nullable String nameEn,
            @Required @Nullable ChangeReason reason) {}

    record TurnBranch(@Required @Nullable ChangeReason reason) {}

    /**
     * @param name the name in Chinese
     * @param nameEn the name in English
     * @param reason the reason for the last change; IN_USE_BEFORE and INITIAL_LIST are set by the
     *     system
     */
    record ShownBranch(
            UUID id,
            String branch,
            String name,
            String nameEn,
            BranchState state,
            long version,
            Instant changedAt,
            String changedBy,
            String reason,
            @Nullable String reference) {

        static ShownBranch of(BranchStore.Row row) {
            ListedBranch branch = row.branch();
            return new ShownBranch(
                    branch.id(),
                    branch.branch().path(),
                    branch.name(),
                    branch.nameEn(),
                    branch.open() ? BranchState.OPEN : BranchState.CLOSED,
                    branch.version(),
                    row.change().at(),
                    row.change().by(),
                    row.change().reason(),
                    row.change().reference());
        }
    }

    @Audited("branch.list")
    @GetMapping
    @Permitted("branch.list")
    Mono<ResponseEntity<Page<ShownBranch>>> list(
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable BranchState state,
            PageRequest page,
            ServerHttpRequest request) {
        if (branch != null && !Branch.wellFormed(branch)) {
            throw ProblemException.invalid("branch", "malformed");
        }
        return branches.all(branch == null ? null : new Branch(branch), state == null ? "" : state.name(), page)
                .map(found -> found.map(ShownBranch::of).answering(request));
    }

    @Audited("branch.read")
    @GetMapping("/{id}")
    @Permitted("branch.read")
    @ReturnsETag
    Mono<ResponseEntity<ShownBranch>> read(@PathVariable UUID id) {
        return branches.find(id).map(BranchController::answer);
    }

    @Audited("branch.add")
    @PostMapping
    @Permitted("branch.add")
    @ReturnsETag
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<ShownBranch>> add(@RequestBody AddBranch body, Caller caller) {
        List<FieldProblem> problems = new ArrayList<>();
        String path = Objects.requireNonNullElse(body.branch(), "").strip();
        if (!Branch.wellFormed(path)) {
            problems.add(new FieldProblem("branch", path.isEmpty() ? "required" : "malformed"));
        }
        String name = name("name", body.name(), problems);
        String nameEn = name("nameEn", body.nameEn(), problems);
        Why why = why(body.reason(), problems);
        return branches.add(new Branch(path), name, nameEn, why, caller)
                .map(row -> ResponseEntity.created(
                                URI.create("/api/branches/" + row.branch().id()))
                        .eTag(IfMatch.etagOf(row.branch().version()))
                        .body(ShownBranch.of(row)));
    }

    @Audited("branch.rename")
    @PutMapping("/{id}")
    @Permitted("branch.rename")
    @ReturnsETag
    Mono<ResponseEntity<ShownBranch>> rename(
            @PathVariable UUID id, IfMatch expected, @RequestBody RenameBranch body, Caller caller) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = name("name", body.name(), problems);
        String nameEn = name("nameEn", body.nameEn(), problems);
        Why why = why(body.reason(), problems);
        return branches.rename(id, expected, name, nameEn, why, caller).map(BranchController::answer);
    }

    @Audited("branch.close")
    @PostMapping("/{id}/closure")
    @Permitted("branch.close")
    @ReturnsETag
    Mono<ResponseEntity<ShownBranch>> close(
            @PathVariable UUID id, IfMatch expected, @RequestBody TurnBranch body, Caller caller) {
        Why why = why(body.reason(), new ArrayList<>());
        return branches.close(id, expected, why, caller).map(BranchController::answer);
    }

    @Audited("branch.reopen")
    @PostMapping("/{id}/reopening")
    @Permitted("branch.reopen")
    @ReturnsETag
    Mono<ResponseEntity<ShownBranch>> reopen(
            @PathVariable UUID id, IfMatch expected, @RequestBody TurnBranch body, Caller caller) {
        Why why = why(body.reason(), new ArrayList<>());
        return branches.reopen(id, expected, why, caller).map(BranchController::answer);
    }

    private static ResponseEntity<ShownBranch> answer(BranchStore.Row row) {
        return ResponseEntity.ok().eTag(IfMatch.etagOf(row.branch().version())).body(ShownBranch.of(row));
    }

    private static String name(String field, @Nullable String typed, List<FieldProblem> problems) {
        String name = Objects.requireNonNullElse(typed, "").strip();
        String flaw = ListedBranch.flawOf(name);
        if (!flaw.isEmpty()) {
            problems.add(new FieldProblem(field, flaw));
        }
        return name;
    }

    /** The reason; throws all problems found so far, and those of the reason itself. */
    private static Why why(@Nullable ChangeReason reason, List<FieldProblem> problems) {
        BranchReason code = reason == null ? null : reason.code();
        String reference = reason == null ? null : reason.reference();
        if (code == null) {
            problems.add(new FieldProblem("reason.code", "required"));
        }
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            problems.add(new FieldProblem("reason.reference", "malformed"));
        }
        if (code == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new Why(code, reference);
    }
}
