package io.guanhu.platform.trace;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its trace before anything else can fail. */
final class TraceFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Trace trace = Trace.continuing(exchange.getRequest().getHeaders().getFirst(Trace.HEADER));
        exchange.getAttributes().put(Trace.key(), trace);
        exchange.getResponse().getHeaders().set(Trace.ID_HEADER, trace.id());
        // The gateway forwards the request's headers, so our span becomes the parent.
        ServerWebExchange traced = exchange.mutate()
                .request(request -> request.header(Trace.HEADER, trace.parent()))
                .build();
        return chain.filter(traced).contextWrite(context -> context.put(Trace.key(), trace));
    }
}
