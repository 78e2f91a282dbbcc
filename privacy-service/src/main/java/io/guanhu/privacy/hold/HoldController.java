package io.guanhu.privacy.hold;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.hold.HoldStore.Hold;
import io.guanhu.privacy.hold.Holds.Shown;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.law.RetentionRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Places, lists and lifts legal holds. */
@RestController
@RequestMapping("/api/legal-holds")
class HoldController {

    private final Holds holds;
    private final RetentionRules rules;
    private final Cursors cursors;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;

    HoldController(Holds holds, RetentionRules rules, Cursors cursors, Ids ids, Clock clock, ZoneId zone) {
        this.holds = holds;
        this.rules = rules;
        this.cursors = cursors;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What to keep, and why.
     *
     * @param claimKnownOn for a claim: when the creditor learned of it
     * @param injuryOn for a claim: when the right was infringed
     */
    record Opening(
            @NotNull UUID customerId,
            @NotEmpty Set<@NotNull Category> categories,
            @NotNull HoldGround ground,
            @NotBlank @Size(max = 200) String reference,
            @NotBlank @Size(max = 500) String citation,
            @Nullable @Pattern(regexp = "yes|secondary") String textRead,
            @Nullable LocalDate claimKnownOn,
            @Nullable LocalDate injuryOn) {}

    /**
     * A hold that was opened.
     *
     * @param tooLate whether an erasure of this customer's data had already been ordered
     */
    record Opened(UUID id, boolean tooLate) {}

    /**
     * A hold as it is listed.
     *
     * @param ground for compliance only, as are the words and the dates of a claim
     */
    record Line(
            UUID id,
            UUID customerId,
            Set<Category> categories,
            @Nullable HoldGround ground,
            @Nullable String reference,
            @Nullable String citation,
            @Nullable String textRead,
            @Nullable LocalDate claimKnownOn,
            @Nullable LocalDate injuryOn,
            String createdBy,
            Instant createdAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {

        static Line of(Shown shown, boolean compliance) {
            Hold hold = shown.hold();
            return new Line(
                    hold.id(),
                    hold.customerId(),
                    hold.categories(),
                    compliance ? hold.ground() : null,
                    compliance ? shown.reference() : null,
                    compliance ? shown.citation() : null,
                    compliance ? hold.textRead() : null,
                    compliance ? hold.claimKnownOn() : null,
                    compliance ? hold.injuryOn() : null,
                    hold.openedBy(),
                    hold.openedAt(),
                    hold.closedBy(),
                    hold.closedAt());
        }
    }

    @Audited("legal-hold.place")
    @PostMapping
    @Permitted("legal-hold.place")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Opened>> open(@Valid @RequestBody Opening body, Caller caller) {
        List<FieldProblem> mistakes = mistakes(body);
        if (!mistakes.isEmpty()) {
            return Mono.error(ProblemException.invalid(mistakes));
        }
        UUID id = ids.next();
        String textRead = body.textRead();
        return holds.open(
                        id,
                        body.reference(),
                        body.citation(),
                        words -> new Hold(
                                id,
                                body.customerId(),
                                body.categories(),
                                body.ground(),
                                body.claimKnownOn(),
                                body.injuryOn(),
                                words,
                                textRead == null ? "secondary" : textRead,
                                caller.id(),
                                clock.instant(),
                                null,
                                null),
                        caller)
                .map(tooLate -> ResponseEntity.created(URI.create("/api/legal-holds?customerId=" + body.customerId()))
                        .body(new Opened(id, tooLate)));
    }

    /** A hold must not list categories that its ground cannot keep. */
    private List<FieldProblem> mistakes(Opening body) {
        var mistakes = new ArrayList<FieldProblem>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (!body.categories().stream().allMatch(each -> rules.allow(body.ground(), each, today))) {
            mistakes.add(new FieldProblem("categories", "beyond-ground"));
        }
        LocalDate known = body.claimKnownOn();
        LocalDate injury = body.injuryOn();
        if (body.ground() == HoldGround.CLAIM && known == null) {
            mistakes.add(new FieldProblem("claimKnownOn", "required"));
        }
        if (known != null && known.isAfter(today)) {
            mistakes.add(new FieldProblem("claimKnownOn", "date-in-future"));
        }
        if (injury != null && injury.isAfter(known == null ? today : known)) {
            mistakes.add(new FieldProblem("injuryOn", "after-claim-known"));
        }
        return mistakes;
    }

    @Audited("legal-hold.close")
    @PostMapping("/{id}/closure")
    @Permitted("legal-hold.close")
    Mono<Opened> close(@PathVariable UUID id, Caller caller) {
        return holds.close(id, caller).thenReturn(new Opened(id, false));
    }

    /** Auditors see that there is a hold; the reasons are for compliance only. */
    @Audited("legal-hold.list")
    @GetMapping
    @Permitted(value = "legal-hold.list", further = "legal-hold.read-reasons")
    Mono<ResponseEntity<Page<Line>>> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            PageRequest page,
            ServerHttpRequest request,
            Caller caller) {
        UUID before = page.after(cursors, UUID::fromString);
        boolean reasonsToo = caller.may("legal-hold.read-reasons");
        return holds.list(customerId, before, page.limit() + 1)
                .map(found ->
                        found.stream().map(each -> Line.of(each, reasonsToo)).toList())
                .map(found -> Page.of(found, page, cursors, each -> each.id().toString()))
                .map(found -> found.answering(request));
    }
}
