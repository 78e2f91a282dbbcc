package io.guanhu.privacy.request;

import io.guanhu.platform.description.GivesETag;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Channel;
import io.guanhu.privacy.model.ErasureRequest;
import io.guanhu.privacy.model.Filing;
import io.guanhu.privacy.model.ReasonCode;
import io.guanhu.privacy.model.State;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
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

/** Files, shows and lists privacy requests. */
@RestController
@RequestMapping("/api/privacy-requests")
class RequestController {

    private final Submission submission;
    private final Reading reading;
    private final Deciding deciding;

    RequestController(Submission submission, Reading reading, Deciding deciding) {
        this.submission = submission;
        this.reading = reading;
        this.deciding = deciding;
    }

    /** What may be asked for; this service answers erasure so far. */
    enum Type {
        ERASURE,
        ACCESS,
        PORTABILITY,
        RECTIFICATION,
        CONSENT_WITHDRAWAL
    }

    record Reason(
            @NotNull ReasonCode code,
            @Nullable @Size(max = 2000) String text) {}

    record Submit(
            @NotNull Type type,
            @NotEmpty Set<@NotNull Category> scope,
            @NotNull @Valid Reason reason,
            @NotNull Channel channel,
            @Nullable UUID customerId,
            @Nullable @PositiveOrZero Long policyVersion) {}

    record Submitted(UUID id, State state, Set<Category> scope, LocalDate deadline, Instant expiresAt) {

        static Submitted of(Filing filing) {
            return new Submitted(
                    filing.requestId(), State.SUBMITTED, filing.scope(), filing.deadline(), filing.expiresAt());
        }
    }

    record Reached(UUID id, State state) {

        static Reached of(ErasureRequest request) {
            return new Reached(request.filing().requestId(), request.state());
        }
    }

    @Audited("privacy-request.submit")
    @PostMapping
    @Permitted("privacy-request.submit")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<Submitted>> submit(@Valid @RequestBody Submit body, Locale locale, Caller caller) {
        if (body.type() != Type.ERASURE) {
            return Mono.error(ProblemException.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "type-not-supported",
                    body.type().name()));
        }
        var wish = new Submission.Wish(
                body.scope(),
                body.reason().code(),
                body.reason().text(),
                body.channel(),
                body.customerId(),
                body.policyVersion());
        return submission
                .submit(wish, locale, caller)
                .map(filing -> ResponseEntity.created(URI.create("/api/privacy-requests/" + filing.requestId()))
                        .body(Submitted.of(filing)));
    }

    @Audited("privacy-request.read")
    @GetMapping("/{id}")
    @Permitted("privacy-request.read")
    @GivesETag
    Mono<ResponseEntity<RequestView>> show(@PathVariable UUID id, Locale locale, Caller caller) {
        return reading.show(id, locale, caller)
                .map(view -> ResponseEntity.ok()
                        .eTag(IfMatch.etagOf(view.version()))
                        .header("Cache-Control", "no-store")
                        .body(view));
    }

    @Audited("privacy-request.list")
    @GetMapping
    @Permitted("privacy-request.list")
    Mono<ResponseEntity<Page<RequestSummary>>> list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String reference,
            PageRequest page,
            ServerHttpRequest request,
            Caller caller) {
        return reading.list(state, customerId, reference, page, caller).map(found -> found.answering(request));
    }

    @Audited("privacy-request.cancel")
    @PostMapping("/{id}/cancellation")
    @Permitted("privacy-request.cancel")
    Mono<Reached> cancel(@PathVariable UUID id, Caller caller) {
        return deciding.cancel(id, caller).map(Reached::of);
    }
}
