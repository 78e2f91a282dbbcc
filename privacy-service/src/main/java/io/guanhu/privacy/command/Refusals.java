package io.guanhu.privacy.command;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.model.request.Refusal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Refuses, and records the refusal. */
@Component
public class Refusals {

    public static final String RESOURCE = "privacy-request";

    private final Acts acts;

    Refusals(Acts acts) {
        this.acts = acts;
    }

    /** Signals the problem; the audit log records it as the refusal of this act. */
    public <T> Mono<T> refuse(
            Caller caller, String action, Object resource, @Nullable UUID customerId, ProblemException problem) {
        return acts.attempt(AuditEntry.on(caller, action, RESOURCE, resource, customerId), Mono.error(problem));
    }

    /** The problem that reports a refusal of the model. */
    public static ProblemException problem(Refusal refusal, Object... arguments) {
        HttpStatus status = switch (refusal) {
            case WRONG_STATE, NO_CODE, CODE_USED, ALREADY_EXECUTING -> HttpStatus.CONFLICT;
            case NOT_ACKNOWLEDGED, WRONG_CODE, CODE_EXPIRED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY_ATTEMPTS, TOO_MANY_CODES, TOO_MANY_GUESSES, CODE_TOO_SOON -> HttpStatus.TOO_MANY_REQUESTS;
            case EVIDENCE_MISSING, NO_EVIDENCE_NEEDED -> HttpStatus.CONFLICT;
            case SAME_PERSON, CUSTOMERS_OWN, ONLY_CUSTOMER_CANCELS, SECOND_PERSON_CONFIRMS -> HttpStatus.FORBIDDEN;
        };
        var problem = ProblemException.of(status, refusal.code(), arguments);
        return status == HttpStatus.TOO_MANY_REQUESTS ? problem.retryAfter(Duration.ofMinutes(1)) : problem;
    }
}
