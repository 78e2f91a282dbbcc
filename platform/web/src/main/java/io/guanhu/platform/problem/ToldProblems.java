package io.guanhu.platform.problem;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Learns of every problem that a request is answered with, before it is; what fails is answered instead. */
@FunctionalInterface
public interface ToldProblems {

    Mono<Void> told(ServerWebExchange exchange, int status, String code);
}
