package io.guanhu.gateway.limit;

import java.security.Principal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Limits the requests of each signed-in caller: lower for searches, lowest for one-time codes. */
final class CallerLimitFilter implements GlobalFilter, Ordered {

    static final int ORDER = -100;

    private static final PathPattern SEARCH = pattern("/api/customers/search");
    private static final PathPattern CHALLENGE = pattern("/api/privacy-requests/{id}/identity-challenges");
    private static final PathPattern VERIFICATION = pattern("/api/privacy-requests/{id}/identity-verification");

    private final RateLimits limits;
    private final LimitProperties properties;

    CallerLimitFilter(RateLimits limits, LimitProperties properties) {
        this.limits = limits;
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .flatMap(caller -> spend(caller, exchange.getRequest()).thenReturn(caller))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> spend(String caller, ServerHttpRequest request) {
        Mono<Void> any = limits.spend("caller", caller, properties.caller());
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return any;
        }
        var path = request.getPath().pathWithinApplication();
        if (SEARCH.matches(path)) {
            return any.then(limits.spend("search", caller, properties.search()));
        }
        if (CHALLENGE.matches(path) || VERIFICATION.matches(path)) {
            return any.then(limits.spend("codes", caller, properties.codes()));
        }
        return any;
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
