package io.guanhu.platform.security.rule;

import io.guanhu.platform.runtime.FilterOrder;
import io.guanhu.platform.security.Callers;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Records the caller, for entries that are written after the security chain has ended. */
final class CallerFilter implements WebFilter, Ordered {

    private final Callers callers;

    CallerFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public int getOrder() {
        return FilterOrder.CALLER.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return callers.remember(exchange).then(Mono.defer(() -> chain.filter(exchange)));
    }
}
