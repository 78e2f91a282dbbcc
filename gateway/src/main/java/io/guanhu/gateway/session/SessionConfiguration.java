package io.guanhu.gateway.session;

import io.guanhu.gateway.realm.ConsoleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** The cookie of a browser session, and the tokens behind it. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /**
     * Stored in the session rather than by user, so that each browser of a person has its own
     * tokens.
     */
    @Bean
    ServerOAuth2AuthorizedClientRepository sessionClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    SessionTokens sessionTokens(
            ReactiveClientRegistrationRepository realmClient, ServerOAuth2AuthorizedClientRepository sessionClients) {
        return SessionTokens.of(realmClient, sessionClients);
    }

    @Bean
    SessionTokenFilter sessionTokenFilter(SessionTokens tokens) {
        return new SessionTokenFilter(tokens);
    }

    @Bean
    WebSessionIdResolver sessionCookie(ConsoleProperties console) {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(console.sessionCookie());
        cookie.addCookieInitializer(
                c -> c.path("/").httpOnly(true).secure(console.secureCookies()).sameSite("Lax"));
        return cookie;
    }
}
