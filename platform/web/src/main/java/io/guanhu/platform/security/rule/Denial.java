package io.guanhu.platform.security.rule;

import io.guanhu.platform.problem.ProblemAnswers;
import io.guanhu.platform.security.Callers;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers 403 to a caller who is known but not permitted, and stores the caller for the record. */
final class Denial implements ServerAccessDeniedHandler {

    private final Callers callers;
    private final ProblemAnswers answers;

    Denial(Callers callers, ProblemAnswers answers) {
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return callers.note(exchange).then(Mono.defer(() -> answers.write(exchange, denied)));
    }
}
