package io.guanhu.platform.security;

import io.guanhu.platform.problem.ProblemAnswers;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers 403 to a caller who is known but not allowed, once those who want to know were told. */
final class Denial implements ServerAccessDeniedHandler {

    private final Callers callers;
    private final DeniedCallers told;
    private final ProblemAnswers answers;

    Denial(Callers callers, DeniedCallers told, ProblemAnswers answers) {
        this.callers = callers;
        this.told = told;
        this.answers = answers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .mapNotNull(authentication -> callers.of(authentication).orElse(null))
                .flatMap(caller -> told.denied(caller, exchange))
                .then(Mono.defer(() -> answers.write(exchange, denied)));
    }
}
