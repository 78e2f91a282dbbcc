package io.guanhu.gateway.entry;

import io.guanhu.gateway.realm.RealmConfiguration;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.security.Roles;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Lets only customers into the privacy centre. Staff who sign in there get no session, because it
 * would bypass the console's sign-in rules.
 */
final class CustomersOnly implements ServerAuthenticationSuccessHandler {

    private static final String STAFF = WebApp.PRIVACY_CENTRE.home() + "?problem=staff";

    private final ServerOAuth2AuthorizedClientRepository clients;
    private final ReactiveJwtDecoder realmTokens;
    private final Callers callers;
    private final ServerAuthenticationSuccessHandler then;

    CustomersOnly(
            ServerOAuth2AuthorizedClientRepository clients,
            ReactiveJwtDecoder realmTokens,
            Callers callers,
            ServerAuthenticationSuccessHandler then) {
        this.clients = clients;
        this.realmTokens = realmTokens;
        this.callers = callers;
        this.then = then;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
        if (WebApp.of(authentication) != WebApp.PRIVACY_CENTRE) {
            return then.onAuthenticationSuccess(exchange, authentication);
        }
        return isCustomer(exchange, authentication)
                .flatMap(customer -> customer
                        ? then.onAuthenticationSuccess(exchange, authentication)
                        : sentAway(exchange, authentication));
    }

    private Mono<Boolean> isCustomer(WebFilterExchange exchange, Authentication authentication) {
        return clients.<OAuth2AuthorizedClient>loadAuthorizedClient(
                        RealmConfiguration.CUSTOMERS, authentication, exchange.getExchange())
                .flatMap(client -> realmTokens.decode(client.getAccessToken().getTokenValue()))
                .mapNotNull(token -> callers.of(callers.authenticate(token)).orElse(null))
                .map(CustomersOnly::isCustomer)
                .onErrorResume(BadJwtException.class, _ -> Mono.just(false))
                .defaultIfEmpty(false);
    }

    private static boolean isCustomer(Caller caller) {
        return caller.roles().contains(Roles.CUSTOMER);
    }

    private static Mono<Void> sentAway(WebFilterExchange exchange, Authentication authentication) {
        return exchange.getExchange()
                .getSession()
                .flatMap(WebSession::invalidate)
                .then(new RedirectServerAuthenticationSuccessHandler(STAFF)
                        .onAuthenticationSuccess(exchange, authentication));
    }
}
