package io.guanhu.gateway.entry;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A write needs the CSRF token if it is authenticated by the cookie. Another site's page cannot
 * send a bearer token, and a request with neither is refused as unauthenticated.
 */
final class CsrfMatcher implements ServerWebExchangeMatcher {

    private static final String BEARER = "Bearer ";

    private final String sessionCookie;

    CsrfMatcher(String sessionCookie) {
        this.sessionCookie = sessionCookie;
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (bearer || !request.getCookies().containsKey(sessionCookie)) {
            return MatchResult.notMatch();
        }
        return CsrfWebFilter.DEFAULT_CSRF_MATCHER.matches(exchange);
    }
}
