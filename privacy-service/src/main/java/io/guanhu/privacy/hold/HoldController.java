package io.guanhu.privacy.hold;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.hold.HoldStore.Hold;
import io.guanhu.privacy.model.Category;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Opens, lists and closes legal holds. */
@RestController
@RequestMapping("/api/legal-holds")
class HoldController {

    private static final String RESOURCE = "legal-hold";

    private final HoldStore holds;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final Cursors cursors;
    private final Ids ids;
    private final Clock clock;

    HoldController(
            HoldStore holds,
            AuditTrail trail,
            TransactionalOperator transaction,
            Cursors cursors,
            Ids ids,
            Clock clock) {
        this.holds = holds;
        this.trail = trail;
        this.transaction = transaction;
        this.cursors = cursors;
        this.ids = ids;
        this.clock = clock;
    }

    record Opening(
            @NotNull UUID customerId,
            @NotEmpty Set<@NotNull Category> categories,
            @NotBlank @Size(max = 200) String reference,
            @NotBlank @Size(max = 500) String citation,
            @Nullable @Pattern(regexp = "yes|secondary") String textRead) {}

    /**
     * A hold that was opened.
     *
     * @param tooLate whether an erasure of this customer was already being executed
     */
    record Opened(UUID id, boolean tooLate) {}

    @PostMapping
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<ResponseEntity<Opened>> open(@Valid @RequestBody Opening body, Caller caller) {
        String textRead = body.textRead();
        var hold =
                new Hold(
                        ids.next(),
                        body.customerId(),
                        body.categories(),
                        body.reference(),
                        body.citation(),
                        textRead == null ? "secondary" : textRead,
                        caller.id(),
                        clock.instant(),
                        null,
                        null);
        return holds.lockOpenRequest(hold.customerId())
                .defaultIfEmpty("NONE")
                .flatMap(
                        state ->
                                holds.open(hold)
                                        .then(holds.keepAssessed(hold))
                                        .then(
                                                trail.allowed(
                                                        entry(
                                                                caller,
                                                                "open",
                                                                hold.id(),
                                                                hold.customerId())))
                                        .thenReturn(state.equals("EXECUTING")))
                .as(transaction::transactional)
                .map(
                        tooLate ->
                                ResponseEntity.created(URI.create("/api/legal-holds/" + hold.id()))
                                        .body(new Opened(hold.id(), tooLate)));
    }

    @PostMapping("/{id}/closure")
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<Opened> close(@PathVariable UUID id, Caller caller) {
        return holds.close(id, caller.id(), clock.instant())
                .flatMap(
                        customer ->
                                trail.allowed(entry(caller, "close", id, customer))
                                        .thenReturn(new Opened(id, false)))
                .as(transaction::transactional)
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        trail.refused(
                                                        entry(caller, "close", id, null)
                                                                .withReason("legal-hold-not-found"))
                                                .then(
                                                        Mono.error(
                                                                ProblemException.notFound(
                                                                        "legal-hold-not-found")))));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('compliance-officer','auditor')")
    Mono<ResponseEntity<Page<Hold>>> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            PageRequest page,
            ServerHttpRequest request) {
        UUID before = page.after(cursors, UUID::fromString);
        return holds.list(customerId, before, page.limit() + 1)
                .collectList()
                .map(found -> Page.of(found, page.limit(), cursors, each -> each.id().toString()))
                .map(found -> found.answering(request));
    }

    private static AuditEntry entry(
            Caller caller, String verb, UUID id, @Nullable UUID customerId) {
        return AuditEntry.on(caller, RESOURCE + "." + verb, RESOURCE, id, customerId);
    }
}
