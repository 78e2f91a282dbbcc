package io.guanhu.gateway.route;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A circuit breaker and a bulkhead for each service, around the whole exchange with it. A failing
 * service is left alone for a while, and a slow one cannot use up the connections of the others.
 */
final class UpstreamGuard implements GlobalFilter, Ordered {

    /** Route metadata: the service's name. */
    static final String SERVICE = "service";

    /**
     * Route metadata: how long an exchange may take. Without a limit, a client that reads slowly,
     * or a service that stops halfway, would occupy its place in the bulkhead forever.
     */
    static final String LIMIT = "limit";

    private static final Set<HttpStatus> OUTAGES =
            Set.of(HttpStatus.BAD_GATEWAY, HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.GATEWAY_TIMEOUT);

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    UpstreamGuard(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        String service = String.valueOf(route.getMetadata().get(SERVICE));
        CircuitBreaker breaker = breakers.circuitBreaker(service);
        Bulkhead bulkhead = bulkheads.bulkhead(service);
        Duration limit = (Duration) Objects.requireNonNull(route.getMetadata().get(LIMIT));
        GatewayFilterChain limited = passedOn -> chain.filter(passedOn).timeout(limit);
        return Mono.defer(() -> guarded(exchange, limited, breaker, bulkhead)).onErrorMap(UpstreamGuard::translate);
    }

    private static Mono<Void> guarded(
            ServerWebExchange exchange, GatewayFilterChain chain, CircuitBreaker breaker, Bulkhead bulkhead) {
        bulkhead.acquirePermission();
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            bulkhead.releasePermission();
            throw e;
        }
        long start = breaker.getCurrentTimestamp();
        return chain.filter(exchange)
                .doOnSuccess(_ -> judge(exchange, breaker, start))
                .doOnError(failure -> judge(exchange, failure, breaker, start))
                .doOnCancel(breaker::releasePermission)
                .doFinally(_ -> bulkhead.onComplete());
    }

    private static void judge(ServerWebExchange exchange, CircuitBreaker breaker, long start) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        long took = breaker.getCurrentTimestamp() - start;
        if (status != null && OUTAGES.contains(HttpStatus.resolve(status.value()))) {
            breaker.onError(took, breaker.getTimestampUnit(), new IOException("Answered " + status));
        } else {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        }
    }

    private static void judge(ServerWebExchange exchange, Throwable failure, CircuitBreaker breaker, long start) {
        boolean begun = exchange.getResponse().isCommitted();
        if (!begun && translate(failure) instanceof UpstreamException) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        } else {
            // Either the client's fault, such as a body that grew too large, or unknown once a
            // response has started: slow readers must not open the breaker of a service.
            breaker.releasePermission();
        }
    }

    private static Throwable translate(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException open -> UpstreamException.unreached(open);
            case BulkheadFullException full -> UpstreamException.unreached(full);
            case ConnectException refused -> UpstreamException.unreached(refused);
            case UnknownHostException unknown -> UpstreamException.unreached(unknown);
            case TimeoutException late -> UpstreamException.late(late);
            case ResponseStatusException status
            when status.getStatusCode().value() == HttpStatus.GATEWAY_TIMEOUT.value() -> UpstreamException.late(status);
            case IOException broken -> UpstreamException.broken(broken);
            default -> failure;
        };
    }
}
