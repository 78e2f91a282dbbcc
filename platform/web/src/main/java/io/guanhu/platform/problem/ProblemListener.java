package io.guanhu.platform.problem;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Is notified of every problem before a request is answered with it. If this fails, that failure is
 * the answer instead.
 */
@FunctionalInterface
public interface ProblemListener {

    Mono<Void> onProblem(ServerWebExchange exchange, int status, String code);
}
