package io.guanhu.gateway.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The access token behind a browser session, refreshed when it expires. The realm accepts a refresh
 * token only once. Therefore concurrent requests of a session share one refresh, which continues
 * even if the browser disconnects: otherwise the next refresh token would be lost.
 */
final class SessionTokens {

    /** Longer than the realm takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReactiveOAuth2AuthorizedClientManager clients;
    private final Map<String, Mono<OAuth2AuthorizedClient>> underWay = new ConcurrentHashMap<>();

    SessionTokens(ReactiveOAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    static SessionTokens of(
            ReactiveClientRegistrationRepository registrations, ServerOAuth2AuthorizedClientRepository authorized) {
        DefaultReactiveOAuth2AuthorizedClientManager manager =
                new DefaultReactiveOAuth2AuthorizedClientManager(registrations, authorized);
        manager.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken()
                .build());
        return new SessionTokens(manager);
    }

    /**
     * If the realm ended the session, ends it here and fails with {@link SessionEndedException}. An
     * outage of the realm ends nothing.
     */
    Mono<String> of(ServerWebExchange exchange, OAuth2AuthenticationToken person) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId(
                        person.getAuthorizedClientRegistrationId())
                .principal(person)
                .attribute(ServerWebExchange.class.getName(), exchange)
                .build();
        return exchange.getSession()
                .flatMap(session -> authorized(session.getId(), request))
                .map(OAuth2AuthorizedClient::getAccessToken)
                .map(token -> token.getTokenValue())
                .onErrorMap(SessionTokens::translate)
                .switchIfEmpty(Mono.error(() -> new SessionEndedException(null)))
                .onErrorResume(
                        SessionEndedException.class,
                        ended -> exchange.getSession()
                                .flatMap(WebSession::invalidate)
                                .then(Mono.error(ended)));
    }

    private Mono<OAuth2AuthorizedClient> authorized(String session, OAuth2AuthorizeRequest request) {
        return Mono.defer(() -> underWay.computeIfAbsent(
                session,
                id -> clients.authorize(request)
                        .timeout(PATIENCE)
                        .doFinally(_ -> underWay.remove(id))
                        .cache()));
    }

    private static Throwable translate(Throwable failure) {
        return failure instanceof ClientAuthorizationException refused
                        && refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)
                ? new SessionEndedException(refused)
                : new AuthenticationServiceException("The realm gave no token", failure);
    }
}
