package io.guanhu.platform.audit;

import io.guanhu.platform.runtime.FilterOrder;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Records the refusals of a request, after its transaction has ended and before the response. This
 * happens even if the caller disconnects, so that nobody can avoid the record in that way.
 */
final class RefusalFilter implements WebFilter, Ordered {

    private final AuditTrail trail;
    private final RefusedCalls calls;

    RefusalFilter(AuditTrail trail, RefusedCalls calls) {
        this.trail = trail;
        this.calls = calls;
    }

    @Override
    public int getOrder() {
        return FilterOrder.REFUSALS.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> Refusals.begin(exchange)),
                refusals -> chain.filter(exchange).contextWrite(refusals::into),
                trail::write,
                (refusals, failure) -> trail.write(refusals).then(calls.refused(exchange, failure)),
                trail::write);
    }
}
