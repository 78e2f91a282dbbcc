package io.guanhu.gateway.entry;

import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionOAuth2ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits the life of sign-ins that have begun. Anybody can begin one, and the sessions that
 * remember them take memory that signed-in people need. Therefore they expire soon unless
 * completed. A completed sign-in leads back to the page where it began.
 */
final class PendingSignIns
        implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest>,
                ServerAuthenticationSuccessHandler {

    /** How long a person may take on the realm's pages. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String RETURN = PendingSignIns.class.getName() + ".return";

    private final WebSessionOAuth2ServerAuthorizationRequestRepository requests =
            new WebSessionOAuth2ServerAuthorizationRequestRepository();
    private final Duration sessionTimeout;

    PendingSignIns(Duration sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> {
                    // Otherwise the person is already signed in and is asked for the second factor.
                    if (!session.isStarted()) {
                        session.setMaxIdleTime(PATIENCE);
                    }
                })
                .then(requests.saveAuthorizationRequest(request, exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return requests.loadAuthorizationRequest(exchange);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return requests.removeAuthorizationRequest(exchange).doOnNext(request -> {
            if (request.getAttribute(StepUpRequests.RETURN) instanceof String page) {
                exchange.getAttributes().put(RETURN, page);
            }
        });
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
        String home = WebApp.of(authentication).home();
        String place = exchange.getExchange().getAttributeOrDefault(RETURN, home);
        return exchange.getExchange()
                .getSession()
                .doOnNext(session -> session.setMaxIdleTime(sessionTimeout))
                .then(new RedirectServerAuthenticationSuccessHandler(place)
                        .onAuthenticationSuccess(exchange, authentication));
    }
}
