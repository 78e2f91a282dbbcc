package io.guanhu.platform.security.rule;

import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.security.Callers;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers 403 to a caller who is known but not permitted, and stores the caller for the record. */
final class AccessDeniedHandler implements ServerAccessDeniedHandler {

    private final Callers callers;
    private final ProblemWriter problemWriter;

    AccessDeniedHandler(Callers callers, ProblemWriter problemWriter) {
        this.callers = callers;
        this.problemWriter = problemWriter;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return callers.remember(exchange).then(Mono.defer(() -> problemWriter.write(exchange, denied)));
    }
}
