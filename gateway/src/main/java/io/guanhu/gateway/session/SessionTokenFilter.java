package io.guanhu.gateway.session;

import io.guanhu.platform.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Forwards a browser session's request with the person's access token. Each page names the person
 * it was made for, so that a form filled in before somebody else signed in on the same browser is
 * not sent in the other person's name.
 */
final class SessionTokenFilter implements GlobalFilter, Ordered {

    /** The {@code person} of {@code GET /session}. */
    static final String PERSON = "Guanhu-Person";

    /** After the limits for callers, before the route's own filters. */
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
                .flatMap(person -> isMeant(exchange, person)
                        ? tokens.of(exchange, person)
                        : Mono.error(ProblemException.conflict("other-person")))
                .map(token -> withToken(exchange, token))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private static boolean isMeant(ServerWebExchange exchange, OAuth2AuthenticationToken person) {
        String named = exchange.getRequest().getHeaders().getFirst(PERSON);
        return named == null || named.equals(SessionController.personOf(person));
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
