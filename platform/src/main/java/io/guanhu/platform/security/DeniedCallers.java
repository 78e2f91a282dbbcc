package io.guanhu.platform.security;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Is told of callers whom a rule of a path or of a method refuses, before they are answered. */
@FunctionalInterface
public interface DeniedCallers {

    Mono<Void> denied(Caller caller, ServerWebExchange exchange);
}
