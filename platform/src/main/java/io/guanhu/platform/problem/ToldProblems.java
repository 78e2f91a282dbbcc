package io.guanhu.platform.problem;

import org.springframework.web.server.ServerWebExchange;

/** Learns of every problem that a request is answered with. Must not block. */
@FunctionalInterface
public interface ToldProblems {

    void told(ServerWebExchange exchange, int status, String code);
}
