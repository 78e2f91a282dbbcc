package io.guanhu.platform.idempotency.exchange;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** A request whose body was already read. */
public final class RepeatableRequest extends ServerHttpRequestDecorator {

    private final ServerWebExchange exchange;
    private final byte[] body;

    public RepeatableRequest(ServerWebExchange exchange, byte[] body) {
        super(exchange.getRequest());
        this.exchange = exchange;
        this.body = body;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body.length == 0
                ? Flux.empty()
                : Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body.clone())));
    }
}
