package io.guanhu.gateway.limit;

import io.guanhu.gateway.upstream.Service;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that are too large, by their declared and by their actual size. Imports have only
 * the platform's limit.
 *
 * <p>Runs before security, because the check for a form's CSRF token reads bodies. The usual order
 * (rules before the body) does not matter here, because the services apply their rules themselves.
 */
final class OrdinaryBodyFilter implements WebFilter, Ordered {

    private final LimitProperties properties;

    OrdinaryBodyFilter(LimitProperties properties) {
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return AddressLimitFilter.ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().equals(Service.IMPORTS)) {
            return chain.filter(exchange);
        }
        long limit = properties.body().toBytes();
        long declared = exchange.getRequest().getHeaders().getContentLength();
        if (declared > limit) {
            return Mono.error(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
        }
        if (declared >= 0) {
            // The server reads no more than the declared length.
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().request(counted(exchange, limit)).build());
    }

    private static ServerHttpRequestDecorator counted(ServerWebExchange exchange, long limit) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> upTo(limit, super.getBody()));
            }
        };
    }

    private static Flux<DataBuffer> upTo(long limit, Flux<DataBuffer> body) {
        long[] seen = {0};
        return body.handle((buffer, sink) -> {
            seen[0] += buffer.readableByteCount();
            if (seen[0] > limit) {
                DataBufferUtils.release(buffer);
                sink.error(new DataBufferLimitException("More than " + limit + " bytes"));
            } else {
                sink.next(buffer);
            }
        });
    }
}
