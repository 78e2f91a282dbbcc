package io.guanhu.platform.web.body;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the bytes read of a body, and refuses the rest if it turns out to be too large. It does
 * not read or answer anything itself; {@link DeclaredBodyFilter} refuses by the headers.
 */
final class BodyLimitFilter implements WebFilter, Ordered {

    private final long limit;

    BodyLimitFilter(long limit) {
        this.limit = limit;
    }

    /** Before anything that might read a body. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate()
                .request(new LimitedRequest(exchange.getRequest()))
                .build());
    }

    static DataBufferLimitException tooLarge(long limit) {
        return new DataBufferLimitException("The body exceeds " + limit + " bytes");
    }

    private final class LimitedRequest extends ServerHttpRequestDecorator {

        LimitedRequest(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong read = new AtomicLong();
                return super.getBody().map(buffer -> counted(buffer, read));
            });
        }

        private DataBuffer counted(DataBuffer buffer, AtomicLong read) {
            if (read.addAndGet(buffer.readableByteCount()) > limit) {
                DataBufferUtils.release(buffer);
                throw tooLarge(limit);
            }
            return buffer;
        }
    }
}
