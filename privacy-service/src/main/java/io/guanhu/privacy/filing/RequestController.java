package io.guanhu.privacy.filing;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.request.Channel;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.ReasonCode;
import io.guanhu.privacy.model.request.State;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accepts requests. */
@RestController
@RequestMapping("/api/privacy-requests")
class RequestController {

    private final Submitting submitting;

    RequestController(Submitting submitting) {
        this.submitting = submitting;
    }

    /** The kinds of request; this service only handles erasure so far. */
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
        var wish = new Submitting.Wish(
                body.scope(),
                body.reason().code(),
                body.reason().text(),
                body.channel(),
                body.customerId(),
                body.policyVersion());
        return submitting
                .submit(wish, locale, caller)
                .map(filing -> ResponseEntity.created(URI.create("/api/privacy-requests/" + filing.requestId()))
                        .body(Submitted.of(filing)));
    }
}
