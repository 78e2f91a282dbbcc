package io.guanhu.gateway.session;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends a browser session's request on with the person's access token. */
final class SessionTokenFilter implements GlobalFilter, Ordered {

    /** After the caller's limits, before anything of the route. */
    private static final int ORDER = -50;

    private final SessionTokens tokens;

    SessionTokenFilter(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .ofType(OAuth2AuthenticationToken.class)
                .flatMap(person -> tokens.of(exchange, person))
                .map(token -> withToken(exchange, token))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
